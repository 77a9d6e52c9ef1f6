import { isPartOfWhole, mayReferToFiles, pathsReferredTo, readDocument } from "@slotwise/project";
import { baseName, folderOf, inFolder, pathBelow } from "./uri-path.js";
import type { ProjectFile } from "./workspace.js";

/** A folder of such files has a dozen; of one that a program wrote nobody expects that all are linked. */
const MOST_PARTS = 200;

/** Where the files of a project may lead. */
export interface LinkedSpace {
  readonly root: string;
  /** The workspace folder, which is as far as anything is read; undefined for a file on its own. */
  readonly folder: string | undefined;
  /** What a search has found and what is open. */
  readonly known: readonly string[];
  /** Whether a file is left out of the project, by its name there. */
  isLeftOut(name: string): boolean;
  textOf(uri: string): Promise<string | undefined>;
}

/** The files that a project's files refer to, and those that make one whole with them: no name tells that they are its. */
export class LinkedFiles {
  /** What a text refers to, by its URI: a file is read once, not with every keystroke in another one. */
  readonly #referred = new Map<
    string,
    { readonly name: string; readonly text: string; readonly paths: readonly string[] }
  >();

  /** @param own the project's files that are known by themselves */
  async of(own: readonly ProjectFile[], space: LinkedSpace): Promise<readonly ProjectFile[]> {
    const linked: ProjectFile[] = [];
    const taken = new Set(own.map(({ uri }) => uri));
    // What is referred to may refer to more.
    for (let fresh = own; fresh.length > 0; ) {
      const found = [...(await this.#referredTo(fresh, space)), ...(await partsBeside(fresh, space))];
      fresh = found.filter(({ uri }) => !taken.has(uri) && taken.add(uri) !== undefined);
      linked.push(...fresh);
    }
    return linked;
  }

  /** A file is no longer open. */
  forget(uri: string): void {
    this.#referred.delete(uri);
  }

  async #referredTo(
    files: readonly ProjectFile[],
    { root, folder, textOf }: LinkedSpace,
  ): Promise<readonly ProjectFile[]> {
    const names = new Set(files.filter(({ text }) => mayReferToFiles(text)).flatMap((file) => this.#pathsIn(file)));
    const referred: ProjectFile[] = [];
    for (const name of names) {
      const uri = inFolder(root, name);
      if (pathBelow(folder ?? root, uri) === undefined) continue;
      const text = await textOf(uri);
      if (text !== undefined) referred.push({ uri, name, text });
    }
    return referred;
  }

  #pathsIn({ uri, name, text }: ProjectFile): readonly string[] {
    const known = this.#referred.get(uri);
    if (known?.name === name && known.text === text) return known.paths;
    const paths = pathsReferredTo(readDocument(name, text));
    this.#referred.set(uri, { name, text, paths });
    return paths;
  }
}

/** The manifests and Compose files beside a project's: they need not name us to start what is ours. */
async function partsBeside(files: readonly ProjectFile[], space: LinkedSpace): Promise<readonly ProjectFile[]> {
  const folders = new Set(files.filter(({ name, text }) => isPartOfWhole(name, text)).map(({ uri }) => folderOf(uri)));
  if (folders.size === 0) return [];
  const others = space.known
    .filter((uri) => /\.ya?ml$/.test(uri) && folders.has(folderOf(uri)) && !files.some((file) => file.uri === uri))
    .sort()
    .slice(0, MOST_PARTS);
  const beside: ProjectFile[] = [];
  for (const uri of others) {
    const name = pathBelow(space.root, uri) ?? baseName(uri);
    const text = space.isLeftOut(name) ? undefined : await space.textOf(uri);
    if (text !== undefined && isPartOfWhole(name, text)) beside.push({ uri, name, text });
  }
  return beside;
}
