import type { MeantValue, SettingsDocument, TableEntry } from "@slotwise/project";
import { sharedName, writtenInstead } from "@slotwise/project";
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
  const shared = sharedName(document, range);
  const title = `Write ${instead.literal}${alsoElsewhere(shared)}`;
  return [{ title, safe: safe && shared === undefined, edits: [{ document, range, newText: instead.newText }] }];
}

/** What somebody has to look at who changes a value that others have as well, by the name that they have it from. */
export function alsoElsewhere(shared: string | undefined): string {
  return shared === undefined ? "" : ` (in ${shared}, which is used elsewhere as well)`;
}
