import { type EffectiveSetting, type FileOrigin, SLOT_FIELDS } from "@slotwise/language-service/judge";
import type { Judged } from "../commands/judged.js";

/** The settings to list: those of the slots and those that a file sets, or all. */
export function listedSettings({ analysis }: Judged, all: boolean): readonly EffectiveSetting[] {
  const { pynenc, runner } = analysis.app;
  return [...pynenc.values(), ...runner.values()].filter(
    ({ field, origin }) => all || origin.kind !== "default" || (SLOT_FIELDS as readonly string[]).includes(field.name),
  );
}

/** The line, from 1 on, that a value stands in. */
export function lineOf({ document, entry }: FileOrigin): number {
  return document.source.positionAt(entry.keyRange.start).line + 1;
}
