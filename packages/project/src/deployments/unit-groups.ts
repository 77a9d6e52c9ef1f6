import type { SettingsDocument } from "../documents/document.js";
import { FORMATS } from "../formats/index.js";
import { type UnitGroup, unitsOf } from "../formats/unit-group.js";

/** The units that count together, as each format has it; where it does not say, those of one document. */
export function unitGroups(documents: readonly SettingsDocument[]): readonly UnitGroup<SettingsDocument>[] {
  const starting = documents.filter(({ started }) => started !== undefined);
  const alone = starting.filter(({ format }) => format?.groupUnits === undefined);
  return [
    ...alone.map((document) => ({
      units: unitsOf(document, document.started?.units ?? []),
      documentOf: () => document,
    })),
    ...FORMATS.flatMap(
      (format) =>
        format.groupUnits?.(
          starting.filter((document) => document.format === format),
          documents,
        ) ?? [],
    ),
  ];
}
