/**
 * The plan of the house: every package with those whose entry it may use. What is not listed may not be used, and each
 * stands above whatever it uses, so that arrows run down.
 */
export const PACKAGES = {
  words: [],
  core: [],
  pynenc: ["core"],
  timeline: ["core", "words"],
  testkit: ["core"],
  simulator: ["core", "timeline"],
  project: ["pynenc", "words"],
  "language-service": ["core", "pynenc", "project", "timeline", "words"],
  "language-server": ["language-service", "project", "pynenc", "words"],
  cli: ["core", "language-service", "project", "pynenc", "simulator", "testkit", "timeline", "words"],
  extension: ["core", "language-server", "language-service", "pynenc", "simulator", "timeline", "words"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** The name that a package is imported by. */
export function importName(name: string): string {
  if (name === "cli") return "slotwise";
  return name === "language-server" ? "slotwise-language-server" : `@slotwise/${name}`;
}

/** The entries of packages that have more than one. */
export const SUBPATHS: Readonly<Record<string, readonly string[]>> = {
  "language-service": ["editor"],
  "language-server": ["protocol"],
};

/** The rooms of packages that have several, from the lowest up: a file may use those of its own room and of lower ones. */
export const ROOMS: Readonly<Record<string, readonly string[]>> = {
  "language-service": ["crons", "fleets", "findings", "rules", "analysis", "fixes", "editor", ""],
};

/** No source file is longer. */
export const MOST_LINES = 300;
