import { pathBeside } from "../../text/path-beside.js";
import type { TextRange } from "../../text/source-text.js";
import { type ConfigNode, entryOf, type TableEntry, type TableNode } from "../../tree/tree.js";
import type { NamedSource } from "../environment.js";
import type { StartingFile } from "../unit-group.js";
import { type BuiltObject, builtObject } from "./built-object.js";
import { withEntriesAt } from "./change-object.js";
import { generatedManifest, writtenData } from "./generated-object.js";
import {
  componentsOf,
  type Generator,
  generatorsOf,
  isHashed,
  isRemote,
  latePatchesOf,
  type NamedPatch,
  type NamedPath,
  patchesOf,
  resourcesOf,
  UNREAD_PARTS,
  variableFilesOf,
} from "./kustomization.js";
import type { KustomizationFile, KustomizeFiles } from "./kustomize-files.js";
import { patched, patchTitle } from "./kustomize-patches.js";
import { counted, renamed } from "./kustomize-transforms.js";
import { groupOf, kindOf, tablesIn } from "./manifest.js";
import type { Origins } from "./origins.js";
import { isNamedBy } from "./patch-target.js";
import { withReplaced } from "./replacements.js";

/** What all kustomizations of a project together may take; nobody has so much. */
export interface BuildBudget {
  steps: number;
}

export const MOST_STEPS = 50_000;
/** What is not read of one kustomization is told so often; then it is plain that most is not. */
const MOST_PROBLEMS = 100;
/** Nobody builds on a base so far below. */
const MOST_DEPTH = 32;

/** The objects that a kustomization builds, as `kubectl kustomize` does, and what of it was not read. */
export class KustomizeBuild {
  readonly problems: NamedSource[] = [];
  /** The paths of files that only change what others say. */
  readonly changes: Set<string> = new Set();
  /** See `Applied`. */
  isConfigured = false;
  /** Whether what is not read may say how many there are of anything. */
  isAnyNumber = false;
  readonly #files: KustomizeFiles<StartingFile>;
  readonly #origins: Origins;
  readonly #budget: BuildBudget;
  /** Whether nothing is missing of what objects are made of. */
  #isWhole = true;

  constructor(files: KustomizeFiles<StartingFile>, origins: Origins, budget: BuildBudget) {
    this.#files = files;
    this.#origins = origins;
    this.#budget = budget;
  }

  /** @param given what a component is laid over */
  build(
    file: KustomizationFile,
    given: readonly BuiltObject[] = [],
    around: readonly string[] = [],
  ): readonly BuiltObject[] {
    const { root } = file;
    this.#files.used.add(file.path);
    // What generators make is nobody's that nobody takes.
    const isOnlyChange = generatorsOf(root).length === 0 && !UNREAD_PARTS.some((key) => entryOf(root, key));
    if (isOnlyChange) this.changes.add(file.path);
    this.#origins.add(root);
    for (const key of UNREAD_PARTS) {
      const entry = entryOf(root, key);
      if (key === "transformers" && entry !== undefined) this.isAnyNumber = true;
      if (entry !== undefined) this.#miss(root, key, entry.keyRange, "what it makes is not built here");
    }
    if (entryOf(root, "configurations") !== undefined) this.isConfigured = true;
    let objects = [...given];
    const inner = [...around, file.path];
    const taken = new Set(objects.map(identityOf));
    for (const each of resourcesOf(root)) {
      const added = this.#resource(file, each, inner);
      const fresh = added.filter((object) => !taken.has(identityOf(object)));
      if (fresh.length < added.length)
        this.#tell(root, each.path, each.range, "it brings what is there already, so nothing is built");
      for (const object of fresh) {
        taken.add(identityOf(object));
        objects.push(object);
      }
    }
    for (const each of generatorsOf(root)) objects = [...this.#generated(file, each, objects)];
    // What a component says of what is generated here comes later.
    for (const each of componentsOf(root)) {
      const component = this.#folder(file, each, inner);
      objects = component === undefined ? objects : [...this.build(component, objects, inner)];
    }
    const early = patchesOf(root).reduce(
      (all, patch) => this.#patched(file, patch, all),
      objects as readonly BuiltObject[],
    );
    const late = latePatchesOf(root).reduce((all, patch) => this.#patched(file, patch, all), renamed(early, root));
    return withReplaced(counted(late, root), this.#replacements(file), this.#origins);
  }

  #resource(file: KustomizationFile, named: NamedPath, around: readonly string[]): readonly BuiltObject[] {
    const manifests = this.#files.documentsAt(file.path, named.path);
    if (manifests === undefined) {
      const folder = this.#folder(file, named, around);
      return folder === undefined ? [] : this.build(folder, [], around);
    }
    if (!this.#takes(manifests.length, file.root, named)) return [];
    return manifests.flatMap((manifest) => (manifest.kind === "table" ? [builtObject(manifest)] : []));
  }

  #folder(
    file: KustomizationFile,
    { path, range }: NamedPath,
    around: readonly string[],
  ): KustomizationFile | undefined {
    const found = this.#files.kustomizationIn(file.path, path);
    if (found === undefined) {
      this.#miss(file.root, path, range, isRemote(path) ? "it is on another machine" : undefined);
      return undefined;
    }
    const isCircle = around.includes(found.path);
    if (isCircle || around.length > MOST_DEPTH) {
      const reason = isCircle ? "it leads back to this file, so nothing is built" : "there is more than is read here";
      this.#miss(file.root, path, range, reason);
      return undefined;
    }
    return this.#takes(1, file.root, { path, range }) ? found : undefined;
  }

  #generated(file: KustomizationFile, generator: Generator, objects: readonly BuiltObject[]): readonly BuiltObject[] {
    const data: TableEntry[] = [];
    for (const { path, range } of variableFilesOf(generator.table)) {
      const found = this.#files.variablesAt(file.path, path);
      if (found === undefined) this.#tell(file.root, path, range);
      else {
        this.#origins.add(found.tree);
        data.push(...found.tree.entries);
      }
    }
    const written = writtenData(generator, file.text);
    for (const { value } of written) this.#origins.mark(value, file.root);
    const manifest = generatedManifest(generator, [...data, ...written]);
    const made = { ...builtObject(manifest), isHashed: isHashed(generator, file.root) };
    if (generator.behavior === "create") return [...objects, made];
    const isFor = (object: BuiltObject) => isNamedBy(object, manifest);
    if (!objects.some(isFor)) {
      const range = entryOf(generator.table, "name")?.value.range ?? START;
      this.#tell(file.root, `what ${generator.kind} ${made.names[0]} is laid over`, range);
      return [...objects, made];
    }
    return objects.map((object) => {
      if (!isFor(object)) return object;
      const key = generator.kind === "Secret" ? "stringData" : "data";
      const before = generator.behavior === "merge" ? object.manifest : withoutData(object.manifest);
      const stillHashed = object.isHashed && made.isHashed;
      return { ...object, isHashed: stillHashed, manifest: withEntriesAt(before, [key], [...data, ...written]) };
    });
  }

  #patched(file: KustomizationFile, patch: NamedPatch, objects: readonly BuiltObject[]): readonly BuiltObject[] {
    const texts =
      patch.path === undefined
        ? [patch.inline].filter((each) => each !== undefined && each.kind !== "string")
        : this.#files.documentsAt(file.path, patch.path.path);
    if (patch.path !== undefined) this.changes.add(pathBeside(file.path, patch.path.path));
    const patches = (texts ?? []).filter((each) => each !== undefined);
    const title = patchTitle(patch, patches);
    if (patches.length === 0) {
      this.#tell(
        file.root,
        title,
        patch.range,
        patch.path === undefined ? "it is written in a way that is not read here" : undefined,
      );
      return objects;
    }
    if (!this.#takes(objects.length * operationsIn(patches), file.root, { path: title, range: patch.range }))
      return objects;
    const { objects: changed, problem, isForNothing } = patched(objects, patch, patches, this.#isWhole);
    if (problem !== undefined) this.#tell(file.root, title, patch.range, problem);
    else if (isForNothing === true && this.#isWhole)
      this.#tell(file.root, title, patch.range, "nothing that it is for is built here, so kustomize stops");
    else if (isForNothing === true) this.#tell(file.root, `what ${title} is for`, patch.range);
    return changed;
  }

  #replacements(file: KustomizationFile): readonly TableNode[] {
    return tablesIn(file.root, "replacements").flatMap((each) => {
      const path = entryOf(each, "path")?.value;
      if (path?.kind !== "string") return [each];
      this.isAnyNumber = true;
      this.#tell(file.root, String(path.value), path.range, "what it replaces is not read here");
      return [];
    });
  }

  #takes(steps: number, root: TableNode, { path, range }: NamedPath): boolean {
    this.#budget.steps -= steps;
    if (this.#budget.steps >= 0) return true;
    this.#miss(root, path, range, "there is more than is read here");
    return false;
  }

  /** Tells what objects may be made of. */
  #miss(tree: TableNode, name: string, range: TextRange, reason?: string): void {
    this.#isWhole = false;
    this.#tell(tree, name, range, reason);
  }

  #tell(tree: TableNode, name: string, range: TextRange, reason?: string): void {
    const isTold = this.problems.some((each) => each.tree === tree && each.range === range && each.reason === reason);
    if (isTold || this.problems.length >= MOST_PROBLEMS) return;
    this.problems.push({ name, range, tree, ...(reason === undefined ? {} : { reason }) });
  }
}

/** What no two objects may have in common. */
function identityOf({ manifest, names, namespaces }: BuiltObject): string {
  return JSON.stringify([groupOf(manifest), kindOf(manifest), names.at(-1), namespaces.at(-1)]);
}

function operationsIn(patches: readonly ConfigNode[]): number {
  return patches.reduce((sum, patch) => sum + (patch.kind === "list" ? patch.items.length : 1), 0);
}

function withoutData(manifest: TableNode): TableNode {
  return { ...manifest, entries: manifest.entries.filter(({ key }) => key !== "data" && key !== "stringData") };
}

const START: TextRange = { start: 0, end: 0 };
