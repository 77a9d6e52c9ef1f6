import { fileProblem, safeLine } from "@slotwise/words";

/** SQLite's own numbers of what went wrong. */
const PROBLEMS: ReadonlyMap<number, string> = new Map([
  [5, "another program has locked it"],
  [6, "another program has locked it"],
  [8, "a crash has left a journal beside it; opening it once with sqlite3 rolls that back"],
  [10, "the disk gives an error"],
  [11, "it is damaged or cut off"],
  [13, "there is no room on the disk for a copy of it"],
  [14, "it cannot be opened"],
  [23, "it may not be read"],
  [26, "it is no SQLite database"],
]);

/** What an error of Node's, of its SQLite or of the file system, means to somebody who wanted a store read. */
export function sqliteProblem(error: unknown): string {
  if (!(error instanceof Error)) return safeLine(String(error));
  const { errcode } = error as Error & { readonly errcode?: unknown };
  // What stands above the lowest byte tells more than anybody needs.
  if (typeof errcode === "number") return PROBLEMS.get(errcode & 0xff) ?? safeLine(error.message);
  const problem = error as NodeJS.ErrnoException;
  if (problem.code === "ENOSPC") return "there is no room on the disk for a copy of it";
  return safeLine(fileProblem(problem));
}
