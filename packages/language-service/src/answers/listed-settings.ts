import type { EffectiveSetting, FileOrigin } from "@slotwise/project";
import { releasesHaving } from "@slotwise/pynenc";
import type { Analysis } from "../analysis/analysis.js";
import { SLOT_FIELDS } from "../fleets/slot-fields.js";

/** The settings to list: those of the slots and those that a file sets, or all; only those that a release in use has. */
export function listedSettings({ app, releases }: Analysis, all: boolean): readonly EffectiveSetting[] {
  return [...app.pynenc.values(), ...app.runner.values()].filter(({ field, origin }) => {
    const isAsked = all || origin.kind !== "default" || (SLOT_FIELDS as readonly string[]).includes(field.name);
    const having = releasesHaving(field);
    return isAsked && releases.releases.some((release) => having.includes(release));
  });
}

/** The line, from 1 on, that a value stands in. */
export function lineOf({ document, entry }: FileOrigin): number {
  return document.source.positionAt(entry.keyRange.start).line + 1;
}
