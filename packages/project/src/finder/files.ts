/** What the finder reads through: a disk, an editor's own file system, a tree in memory. */
export interface Files {
  /**
   * A file's text, or why there is none. Never throws, and never gives a binary file for text.
   *
   * @param path see `paths.ts`
   * @param within a folder that no symbolic link may lead out of
   */
  read(path: string, within?: string): MaybePromise<ReadText>;
  /**
   * What is in a folder, less what has a name that nobody asks about. Nothing where there is no such folder; undefined
   * where nobody can tell what is there: then a file is asked for by its name.
   */
  list(folder: string): MaybePromise<Listing | undefined>;
}

/** A disk that is read in one go answers at once, which is several times faster for many files. */
export type MaybePromise<Value> = Value | Promise<Value>;

/** Names, and what has them. A link is not followed: it may be to either. */
export type Listing = ReadonlyMap<string, "file" | "folder" | "link">;

/** A file's text, or why there is none. */
export type ReadText =
  | {
      readonly kind: "text";
      /** Without a byte order mark. */
      readonly text: string;
      /** Whether one stood before it. */
      readonly isMarked?: true;
    }
  | Unread;

export interface Unread {
  readonly kind: "missing" | "unreadable";
  /** Such as "it is binary, not text". */
  readonly reason: string;
  /** Whether there is only too much of it: see `MOST_BYTES`. */
  readonly isTooLarge?: true;
}

export const MISSING: Unread = { kind: "missing", reason: "it does not exist" };

export function textOf(read: ReadText): string | undefined {
  return read.kind === "text" ? read.text : undefined;
}
