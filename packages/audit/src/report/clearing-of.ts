import type { Clearing } from "../records/records.js";

/** What somebody types who clears a record. */
export interface ClearingCall {
  /** How to start the program that takes the statement: `sqlite3 fleet.db`. */
  readonly inside: string;
  readonly statement: string;
}

export function clearingOf({ program, statement }: Clearing, source: string): ClearingCall {
  return program === "sqlite3"
    ? // Without its end, sqlite3 waits for more.
      { inside: `sqlite3 ${inShell(source)}`, statement: statement.replace(/;?$/, ";") }
    : { inside: `redis-cli -u ${inShell(source)}`, statement };
}

function inShell(word: string): string {
  return /^[\w./:@%+,=-]+$/.test(word) && !word.startsWith("-") ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
