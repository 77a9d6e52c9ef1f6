import { pathBeside } from "../../text/path-beside.js";
import type { NamedSource } from "../environment.js";
import { type StartingFile, treesOf } from "../unit-group.js";
import { type IncludedPath, includedPaths } from "./compose-includes.js";
import type { ComposeFile } from "./compose-layers.js";

/** A Compose file as another one takes it in. */
export interface PlacedFile<File> {
  readonly file: File;
  /** The path that those in it lead from: its own, or one in the folder that an `include` gives it. */
  readonly from: string;
}

/** The Compose files of a project as they name each other: one that is taken in twice in the same way is the same. */
export class PlacedFiles<File extends StartingFile> {
  readonly #byPath: ReadonlyMap<string, File>;
  readonly #placed = new Map<string, PlacedFile<File>>();

  constructor(files: readonly File[]) {
    this.#byPath = new Map(files.map((file) => [file.path, file]));
  }

  /** As it is where nothing takes it in. */
  own(file: File): PlacedFile<File> {
    return this.#as(file, file.path);
  }

  /** A file by its path as another one writes it. */
  at({ from }: PlacedFile<File>, path: string): PlacedFile<File> | undefined {
    const file = this.#byPath.get(pathBeside(from, path));
    return file === undefined ? undefined : this.own(file);
  }

  /** What a file includes itself. */
  includedBy(placed: PlacedFile<File>): readonly PlacedFile<File>[] {
    return treesOf(placed.file)
      .flatMap(includedPaths)
      .flatMap((each) => this.#included(placed, each) ?? []);
  }

  #included({ from }: PlacedFile<File>, { path, folder }: IncludedPath): PlacedFile<File> | undefined {
    const file = this.#byPath.get(pathBeside(from, path));
    if (file === undefined) return undefined;
    return this.#as(file, folder === undefined ? file.path : inFolderFrom(from, folder));
  }

  #as(file: File, from: string): PlacedFile<File> {
    const key = `${file.path}\n${from}`;
    const placed = this.#placed.get(key) ?? { file, from };
    this.#placed.set(key, placed);
    return placed;
  }
}

/** The path of something in a folder that is written in a file. */
function inFolderFrom(from: string, folder: string): string {
  const name = `${folder === "" ? "." : folder}/compose.yaml`;
  return isElsewhere(folder) ? name : pathBeside(from, name);
}

/** A source that is looked for from another place than the file that names it. */
export function sourceFrom<Source extends NamedSource>(from: string, source: Source): Source {
  return isElsewhere(source.name) ? source : { ...source, path: pathBeside(from, source.name) };
}

/** The same of what stands in a Compose file, where what takes that in says so. */
export function placedIn<Source extends NamedSource>({ path, isMoved }: ComposeFile, source: Source): Source {
  return isMoved === true && path !== undefined ? sourceFrom(path, source) : source;
}

/** From a file system's root, a home, or what a variable says. */
function isElsewhere(path: string): boolean {
  return /^(?:[\\/~]|[A-Za-z]:)|\$/.test(path);
}
