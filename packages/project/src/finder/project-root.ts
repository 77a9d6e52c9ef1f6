import { FORMATS, formatOf } from "../formats/index.js";
import { isOfChart } from "../formats/kubernetes/chart-template.js";
import { isKustomization, KUSTOMIZATION_NAMES } from "../formats/kubernetes/kustomization.js";
import type { Parts } from "../formats/parts.js";
import { isOwnName } from "./candidates.js";
import { baseNameOf, folderOf } from "./paths.js";
import { foldersAround, isRepositoryRoot } from "./repository.js";
import { onceAFolder, type Tree } from "./tree.js";

/**
 * The folder of the project that a file belongs to, where its application is taken to be started: the nearest one upwards
 * with a `pyproject.toml`, as far as its repository reaches, else the file's own. A manifest that a kustomization may build
 * belongs to what overlays in other folders make of it: without a `pyproject.toml` that is the whole repository. What a chart
 * is made of belongs to the chart's folder.
 */
export async function projectRoot(tree: Tree, path: string): Promise<string> {
  const around = await rootAround(tree, folderOf(path));
  if (around !== undefined) return around;
  const built = mayBeBuilt(path) ? await rootOfBuilt(tree, folderOf(path)) : undefined;
  return built ?? (mayBeBuilt(path) ? await rootOfChart(tree, folderOf(path)) : undefined) ?? ownFolder(path);
}

/** The folder of the chart that a file is in; undefined where there is none. */
const rootOfChart: (tree: Tree, folder: string) => Promise<string | undefined> = onceAFolder(async (tree, folder) => {
  if (tree.isTop(folder) || (await isRepositoryRoot(tree, folder))) return chartIn(tree, folder);
  // One within another one belongs to that.
  return (await rootOfChart(tree, folderOf(folder))) ?? chartIn(tree, folder);
});

async function chartIn(tree: Tree, folder: string): Promise<string | undefined> {
  return (await tree.hasFile(folder, "Chart.yaml")) ? folder : undefined;
}

/** Whether a kustomization or a chart may have a part in what becomes of a file, by its name. */
function mayBeBuilt(path: string): boolean {
  if (isKustomization(path)) return true;
  return isOfChart(path) || (/\.ya?ml$/.test(path) && !isOwnName(path) && formatOf(path)?.groupUnits === undefined);
}

/** Undefined where no kustomization is around. */
const rootOfBuilt: (tree: Tree, folder: string) => Promise<string | undefined> = onceAFolder(async (tree, folder) => {
  for (const name of KUSTOMIZATION_NAMES) {
    if (await tree.hasFile(folder, name)) return (await foldersAround(tree, folder)).at(-1) ?? folder;
  }
  if (tree.isTop(folder) || (await isRepositoryRoot(tree, folder))) return undefined;
  return rootOfBuilt(tree, folderOf(folder));
});

const rootAround: (tree: Tree, folder: string) => Promise<string | undefined> = onceAFolder(async (tree, folder) => {
  if (await tree.hasFile(folder, "pyproject.toml")) return folder;
  if (tree.isTop(folder) || (await isRepositoryRoot(tree, folder))) return undefined;
  return rootAround(tree, folderOf(folder));
});

/**
 * A file's own folder; a workflow's is the one that `.github` is in, since only its path tells a workflow, and what is laid
 * over a unit belongs to the unit's.
 */
export function ownFolder(path: string): string {
  const folder = folderOf(path);
  if (FORMATS.some(({ parts }) => parts !== undefined && isFolderOfParts(folder, parts))) return folderOf(folder);
  return folder.endsWith("/.github/workflows") ? folderOf(folderOf(folder)) : folder;
}

/** Whether a folder holds nothing but what belongs to files beside it. */
export function isFolderOfParts(folder: string, { folders }: Parts): boolean {
  return folders?.test(baseNameOf(folder)) === true;
}

/** The nearest folder upwards with a `pyproject.toml`, whatever repository that is in. */
export const nearestPyproject: (tree: Tree, folder: string) => Promise<string | undefined> = onceAFolder(
  async (tree, folder) => {
    if (await tree.hasFile(folder, "pyproject.toml")) return folder;
    return tree.isTop(folder) ? undefined : nearestPyproject(tree, folderOf(folder));
  },
);
