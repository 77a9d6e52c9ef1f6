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
      { inside: `sqlite3 ${inShell(asFile(source))}`, statement: statement.replace(/;?$/, ";") }
    : { inside: `redis-cli -u ${inShell(source)}`, statement };
}

/** sqlite3 takes names that begin like this for options, addresses, or databases in memory, quoted or not. */
function asFile(path: string): string {
  return /^(?:-|:|file:)/i.test(path) ? `./${path}` : path;
}

function inShell(word: string): string {
  return /^[\w./:@%+,=-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
