import type { MeantValue, SettingsDocument, TableEntry } from "@slotwise/project";
import { writtenInstead } from "@slotwise/project";
import type { ProblemFix } from "./rule.js";

/**
 * Writes another value where one stands, as its place takes it. Nothing where others share the value.
 *
 * @param safe whether nobody can have meant anything else
 */
export function writeInstead(
  document: SettingsDocument,
  entry: TableEntry,
  meant: MeantValue,
  safe = true,
): readonly ProblemFix[] {
  const { range } = entry.value;
  const instead = writtenInstead(document, entry, meant);
  if (instead === undefined || range === undefined) return [];
  return [{ title: `Write ${instead.literal}`, safe, edits: [{ document, range, newText: instead.newText }] }];
}
