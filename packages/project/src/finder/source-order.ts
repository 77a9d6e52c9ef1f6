/** What pynenc reads in the folder it is started in, and what we do, weakest first. */
const WEAKEST: readonly string[] = ["pyproject.toml"];
const STRONGEST: readonly string[] = [
  "slotwise.toml",
  "Pipfile",
  "uv.lock",
  "poetry.lock",
  "pdm.lock",
  "Pipfile.lock",
  "pylock.toml",
  "requirements.txt",
  ".env",
];

/** Files in a project's folder that belong to its picture by their names, asked for or not. */
export const COMPANION_NAMES: readonly string[] = [...WEAKEST, ...STRONGEST];

/** Lists for pip have many names, and any of them may be the one that is installed from. */
const FOR_PIP = /^(?:(?:[^/]*[-_.])?requirements[^/]*|requirements\/[^/]+)\.(?:txt|in)$/;

/** Whether a file belongs to the picture of the project in whose folder it is. */
export function isCompanion(path: string): boolean {
  return COMPANION_NAMES.includes(path) || FOR_PIP.test(path);
}

/**
 * A project's files, weakest first: those given, and those beside them that say something about them.
 * @param files paths relative to the project's folder
 */
export function sourcesInOrder(files: Iterable<string>): readonly string[] {
  const others = [...files].filter((path) => !COMPANION_NAMES.includes(path)).sort();
  return [...WEAKEST, ...others, ...STRONGEST];
}
