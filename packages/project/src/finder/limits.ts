/** Larger than any settings file ever was; a `pyproject.toml` has a few kilobytes. */
export const MOST_BYTES: number = 1024 * 1024;

/** Of a folder of manifests or Compose files: one has a dozen, and of one that a program wrote nobody expects all linked. */
export const MOST_PARTS = 200;

/** Files that are asked for at a time, where an answer comes from far away. */
export const READ_AT_A_TIME = 16;

/** How much of a tree is looked at. */
export interface Reach {
  /** Entries of folders. */
  readonly entries: number;
  /** Folders within each other. */
  readonly depth: number;
  /** Files that may be settings by their names. */
  readonly files: number;
  /** Files of one project that are read to find out whether they are. */
  readonly read: number;
}

/** Somebody waits for an editor, perhaps over a network: of a tree that is larger it looks at what is likeliest. */
export const EDITOR_REACH: Reach = { entries: 200_000, depth: 64, files: 20_000, read: 1000 };

/** A command that says nothing of a file has to have read it. */
export const COMMAND_REACH: Reach = {
  entries: Number.POSITIVE_INFINITY,
  depth: Number.POSITIVE_INFINITY,
  files: Number.POSITIVE_INFINITY,
  read: Number.POSITIVE_INFINITY,
};

/** Whether a text is more than any settings file has, once it is stored. */
export function isTooLarge(text: string): boolean {
  if (text.length > MOST_BYTES) return true;
  // A code unit takes at most three bytes.
  if (text.length * 3 <= MOST_BYTES) return false;
  let bytes = 0;
  for (const character of text) bytes += bytesOf(character.codePointAt(0) ?? 0);
  return bytes > MOST_BYTES;
}

function bytesOf(codePoint: number): number {
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x10000 ? 3 : 4;
}
