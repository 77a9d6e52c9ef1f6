import {
  baseNameOf,
  type Files,
  folderOf,
  formatOf,
  isCandidate,
  isCompanion,
  type Listing,
  type MaybePromise,
  pathBelow,
  type ReadText,
} from "@slotwise/project";
import { KeptAnswers } from "./kept-answers.js";

/** Stored files, each read once and each folder listed once until something is said to have changed. */
export class CachedFiles implements Files {
  readonly #listedAnew: () => Files;
  #files: Files;
  readonly #texts = new KeptAnswers<ReadText>();
  /** Read where no link may lead out of a folder: these are few, and any change may be to such a link. */
  readonly #textsWithin = new KeptAnswers<ReadText>();
  readonly #listings = new KeptAnswers<Listing | undefined>();

  /** @param listedAnew the files as they are listed from then on */
  constructor(listedAnew: () => Files) {
    this.#listedAnew = listedAnew;
    this.#files = listedAnew();
  }

  read(path: string, within?: string): MaybePromise<ReadText> {
    if (within === undefined) return this.#texts.answer(path, () => this.#files.read(path));
    return this.#textsWithin.answer(`${path}\n${within}`, () => this.#files.read(path, within));
  }

  list(folder: string): MaybePromise<Listing | undefined> {
    return this.#listings.answer(folder, () => this.#files.list(folder));
  }

  /**
   * A file has changed, or is new.
   *
   * @returns whether it matters: what has no name of ours does where it was asked for, because somebody names it
   */
  changed(path: string, isNew: boolean): boolean {
    const isFound = isWanted(path);
    const wasRead = this.#forgetText(path);
    if (isFound && isNew) this.#forgetListings();
    return isFound || wasRead;
  }

  /**
   * A file has gone, or a folder with all that was in it.
   *
   * @returns whether anything that is known came from there
   */
  gone(path: string): boolean {
    const texts = [...this.#texts.settled(), ...this.#textsWithin.settled()].flatMap(([key, read]) =>
      read.kind !== "missing" && pathBelow(path, pathIn(key)) !== undefined ? [pathIn(key)] : [],
    );
    if (texts.length === 0 && !this.#isListed(path)) return false;
    for (const text of texts) this.#forgetText(text);
    this.#forgetListings();
    return true;
  }

  /** Its text is of no use while it is open, and may be another one afterwards. */
  openedOrClosed(path: string): void {
    this.#forgetText(path);
  }

  forgetAll(): void {
    this.#texts.clear();
    this.#textsWithin.clear();
    this.#forgetListings();
  }

  #forgetText(path: string): boolean {
    let wasRead = this.#texts.forget(path);
    for (const key of [...this.#textsWithin.keys()]) {
      if (pathIn(key) === path) wasRead = this.#textsWithin.forget(key) || wasRead;
    }
    return wasRead;
  }

  /** What was not there may be now, a repository's `.git` among it, which nobody watches. */
  #forgetListings(): void {
    for (const [key, read] of [...this.#texts.settled()]) if (read.kind === "missing") this.#texts.forget(key);
    this.#listings.clear();
    this.#files = this.#listedAnew();
  }

  /** Whether a list has something of ours at a path or below; one that is on its way may. */
  #isListed(path: string): boolean {
    if (this.#listings.isWaiting) return true;
    for (const [folder, listing] of this.#listings.settled()) {
      if (listing === undefined) continue;
      if (folder === folderOf(path) && listing.has(baseNameOf(path)) && isWanted(path)) return true;
      if (pathBelow(path, folder) !== undefined && [...listing.keys()].some((name) => isWanted(`${folder}/${name}`))) {
        return true;
      }
    }
    return false;
  }
}

/** A path is told apart from the folder behind it by a character that no watched file has in its name. */
function pathIn(key: string): string {
  const end = key.indexOf("\n");
  return end === -1 ? key : key.slice(0, end);
}

/** Whether a search finds a file by its name. */
function isWanted(path: string): boolean {
  const name = baseNameOf(path);
  const isForPip = formatOf(path)?.installs === "for pip";
  return isCandidate(name) || isForPip || isCompanion(name) || name === ".gitignore";
}
