import type { SettingsDocument, TableEntry } from "@slotwise/project";
import { holds } from "./editor-document.js";

/** The setting of ours whose name or value is at an offset. */
export function declarationAt({ declarations }: SettingsDocument, offset: number): TableEntry | undefined {
  return declarations?.entries.find(
    ({ keyRange, value }) => holds(keyRange, offset) || (value.kind !== "table" && holds(value.range, offset)),
  );
}
