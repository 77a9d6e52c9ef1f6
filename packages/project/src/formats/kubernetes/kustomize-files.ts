import { pathBeside } from "../../text/path-beside.js";
import type { ConfigNode, TableEntry, TableNode } from "../../tree/tree.js";
import { type StartingFile, treesOf } from "../unit-group.js";
import { variableLines } from "./generated-object.js";
import { isKustomization, KUSTOMIZATION_NAMES } from "./kustomization.js";
import type { Origins } from "./origins.js";

/** The key under which a file of operations keeps its list: a tree is always a table. */
export const OPERATIONS = "json6902";

export interface KustomizationFile {
  readonly path: string;
  readonly root: TableNode;
  readonly text: string;
}

/** The files of a project as kustomizations refer to them. */
export class KustomizeFiles<File extends StartingFile> {
  /** What was built from, by its paths. */
  readonly used: Set<string> = new Set();
  readonly #fileAt: (path: string) => File | undefined;
  readonly #variables = new Map<string, { readonly tree: TableNode; readonly file: File }>();

  readonly #origins: Origins;

  constructor(fileAt: (path: string) => File | undefined, origins: Origins) {
    this.#fileAt = fileAt;
    this.#origins = origins;
  }

  /** A kustomization by its own path. */
  kustomizationAt(path: string): KustomizationFile | undefined {
    const file = isKustomization(path) ? this.#fileAt(path) : undefined;
    const root = file === undefined ? undefined : treesOf(file)[0];
    if (file === undefined || root === undefined) return undefined;
    return { path, root, text: file.source.text };
  }

  /** The kustomization of a folder that another one names. */
  kustomizationIn(from: string, folder: string): KustomizationFile | undefined {
    for (const name of KUSTOMIZATION_NAMES) {
      const found = this.kustomizationAt(pathBeside(from, `${folder}/${name}`));
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** What is in a file of manifests or patches; undefined where there is no such file, or nobody reads it. */
  documentsAt(from: string, path: string): readonly ConfigNode[] | undefined {
    const at = pathBeside(from, path);
    const file = isKustomization(at) ? undefined : this.#fileAt(at);
    const trees = file?.started?.trees;
    if (trees === undefined) return undefined;
    this.used.add(at);
    for (const tree of trees) this.#origins.add(tree);
    return trees.map((tree) => (tree.entries[0]?.key === OPERATIONS ? (tree.entries[0]?.value ?? tree) : tree));
  }

  /** The variables of a file, and a tree that stands for it. */
  variablesAt(from: string, path: string): { readonly tree: TableNode } | undefined {
    const at = pathBeside(from, path);
    const known = this.#variables.get(at);
    const file = this.#fileAt(at);
    if (known !== undefined || file === undefined) return known;
    const entries: readonly TableEntry[] = variableLines(file.source);
    const made = { tree: { kind: "table", entries, range: undefined }, file } as const;
    this.#variables.set(at, made);
    return made;
  }

  /** The file that a tree of variables stands for. */
  fileOfVariables(tree: TableNode): File | undefined {
    return [...this.#variables.values()].find((each) => each.tree === tree)?.file;
  }
}
