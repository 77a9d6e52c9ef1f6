import type { Clearing } from "../records/records.js";

/** How to start the program that takes a statement for a store: `sqlite3 fleet.db`. */
export function programCall({ program }: Clearing, source: string): string {
  return program === "sqlite3" ? `sqlite3 ${inShell(source)}` : `redis-cli -u ${inShell(source)}`;
}

function inShell(word: string): string {
  return /^[\w./:@%+,=-]+$/.test(word) && !word.startsWith("-") ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
