import { rememberFor } from "../memory/remember.js";
import { type Files, type Listing, type MaybePromise, MISSING, type ReadText } from "./files.js";
import { folderOf, inFolder, pathBelow } from "./paths.js";

/** What somebody asked about. */
export interface Asked {
  /** The folders that are searched. */
  readonly folders: readonly string[];
  /** The files that were named or are open, wherever they are. */
  readonly files: ReadonlySet<string>;
  /** The folder that nothing is looked at above; undefined where a repository is as far as anything reaches. */
  readonly boundary?: string | undefined;
}

/** Files as they are for one question: each folder is listed once and each file read once, however often it is asked for. */
export class Tree {
  readonly asked: Asked;
  readonly #files: Files;
  readonly #texts = new Map<string, MaybePromise<ReadText>>();
  readonly #listings = new Map<string, MaybePromise<Listing | undefined>>();

  constructor(files: Files, asked: Asked) {
    this.#files = files;
    this.asked = asked;
  }

  read(path: string, within = ""): MaybePromise<ReadText> {
    const key = within === "" ? path : `${path}\n${within}`;
    const known = this.#texts.get(key);
    if (known !== undefined) return known;
    const read = within === "" ? this.#files.read(path) : this.#files.read(path, within);
    this.#texts.set(key, read);
    return read;
  }

  /** A large tree has more text that is about something else than fits into memory. */
  release(path: string): void {
    this.#texts.delete(path);
  }

  list(folder: string): MaybePromise<Listing | undefined> {
    if (this.#listings.has(folder)) return this.#listings.get(folder);
    const listing = this.#files.list(folder);
    this.#listings.set(folder, listing);
    return listing;
  }

  /** The text of a file in a folder, which most often is not there. */
  readIn(folder: string, name: string): MaybePromise<ReadText> {
    const readListed = (listing: Listing | undefined) =>
      listing !== undefined && !listing.has(name) ? MISSING : this.read(inFolder(folder, name));
    const listing = this.list(folder);
    return listing instanceof Promise ? listing.then(readListed) : readListed(listing);
  }

  async hasFile(folder: string, name: string): Promise<boolean> {
    const listing = await this.list(folder);
    const kind = listing?.get(name);
    if (kind === "file" || (listing !== undefined && kind !== "link")) return kind === "file";
    return (await this.read(inFolder(folder, name))).kind !== "missing";
  }

  /** Whether nothing above a folder is to be looked at. */
  isTop(folder: string): boolean {
    return folder === this.asked.boundary || folder === folderOf(folder);
  }

  /** Whether a folder that is searched holds a path. */
  isInAsked(path: string): boolean {
    return this.asked.folders.some((folder) => pathBelow(folder, path) !== undefined);
  }
}

/** What is worked out for a folder of a tree, once. */
export function onceAFolder<Answer>(
  compute: (tree: Tree, folder: string) => Promise<Answer>,
): (tree: Tree, folder: string) => Promise<Answer> {
  const answersOf = rememberFor((_tree: Tree) => new Map<string, Promise<Answer>>());
  return (tree, folder) => {
    const answers = answersOf(tree);
    const answer = answers.get(folder) ?? compute(tree, folder);
    answers.set(folder, answer);
    return answer;
  };
}
