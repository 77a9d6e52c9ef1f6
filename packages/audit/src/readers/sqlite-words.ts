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

/** Why SQLite does not read a file, behind a colon; undefined for what only its own words tell. */
export function sqliteProblemOf(code: number): string | undefined {
  // What stands above the lowest byte tells more than anybody needs.
  return PROBLEMS.get(code & 0xff);
}

/** Of a database without a fleet's tables. @param name as a person knows it, on one line */
export function withoutFleet(name: string, hasLog: boolean): string {
  const hint = hasLog ? "" : "; of a store in use most stands in a -wal beside it, and there is none";
  return `${name} has no tables of a pynenc fleet${hint}`;
}
