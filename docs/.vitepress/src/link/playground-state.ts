/** A file as it stands in the playground. */
export interface PlaygroundFile {
  /** From the playground's root, with slashes: `deploy/compose.yaml`. */
  readonly path: string;
  readonly text: string;
}

/** All that a link brings back. */
export interface PlaygroundState {
  /** At least one, in the order of their tabs. */
  readonly files: readonly PlaygroundFile[];
  /** The path of the file that is shown. */
  readonly chosen: string;
  /** The release of pynenc that everything is judged for; undefined: those that the files allow. */
  readonly release?: string | undefined;
  /** What the panel kept: what is tried in it, the release drawn, the playhead, the faults. The panel reads it with care. */
  readonly panel?: object | undefined;
}

/** More files than a project of settings has; a link with more is somebody's joke. */
export const MOST_FILES = 100;
/** Characters of all files together. */
export const MOST_CHARACTERS = 1_000_000;
const MOST_PATH_CHARACTERS = 300;

/** Whether a playground can hold these texts, and open them again. */
export function areOfSize(files: readonly PlaygroundFile[]): boolean {
  return files.reduce((sum, { text }) => sum + text.length, 0) <= MOST_CHARACTERS;
}

/** What stands in a link, or was kept, as far as it is a state; undefined where it is none. Its content could be anything. */
export function readPlaygroundState(value: unknown): PlaygroundState | undefined {
  if (!isRecord(value) || !Array.isArray(value["files"])) return undefined;
  const files = readFiles(value["files"]);
  const [first] = files ?? [];
  if (files === undefined || first === undefined) return undefined;
  const { chosen, release, panel } = value;
  return {
    files,
    chosen: files.find(({ path }) => path === chosen)?.path ?? first.path,
    ...(isWord(release) ? { release } : {}),
    ...(isRecord(panel) ? { panel } : {}),
  };
}

function readFiles(values: readonly unknown[]): readonly PlaygroundFile[] | undefined {
  if (values.length > MOST_FILES) return undefined;
  const files: PlaygroundFile[] = [];
  for (const value of values) {
    if (!isRecord(value)) return undefined;
    const { path, text } = value;
    if (typeof path !== "string" || typeof text !== "string" || !isPath(path)) return undefined;
    if (files.some((each) => each.path === path)) return undefined;
    files.push({ path, text });
  }
  return areOfSize(files) ? files : undefined;
}

/** Whether a text can be a file's path here: relative, without steps up, and without what no file name has. */
export function isPath(path: string): boolean {
  if (path.length === 0 || path.length > MOST_PATH_CHARACTERS) return false;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (/[\u0000-\u001f\u007f\\]/.test(path)) return false;
  // What turns the direction of a text makes one name look like another.
  if (/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(path)) return false;
  return path.split("/").every((part) => part !== "" && part !== "." && part !== "..");
}

/** Longer than any release's name. */
const MOST_WORD_CHARACTERS = 40;

function isWord(value: unknown): value is string {
  return typeof value === "string" && value !== "" && value.length <= MOST_WORD_CHARACTERS;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
