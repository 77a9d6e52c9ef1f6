import { fileProblem, safeLine } from "@slotwise/words";
import { sqliteProblemOf } from "../readers/sqlite-words.js";

/** What an error of Node's, of its SQLite or of the file system, means to somebody who wanted a store read. */
export function sqliteProblem(error: unknown): string {
  if (!(error instanceof Error)) return safeLine(String(error));
  const { errcode } = error as Error & { readonly errcode?: unknown };
  if (typeof errcode === "number") return sqliteProblemOf(errcode) ?? safeLine(error.message);
  const problem = error as NodeJS.ErrnoException;
  if (problem.code === "ENOSPC") return "there is no room on the disk for a copy of it";
  return safeLine(fileProblem(problem));
}
