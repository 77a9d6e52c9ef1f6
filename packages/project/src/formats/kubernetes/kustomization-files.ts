import { entryOf, type TableNode } from "../../tree/tree.js";
import {
  componentsOf,
  generatorsOf,
  isRemote,
  KUSTOMIZATION_NAMES,
  latePatchesOf,
  patchesOf,
  resourcesOf,
  variableFilesOf,
} from "./kustomization.js";
import { tablesIn } from "./manifest.js";

/** The paths of all files that a kustomization is built from, as far as it names them; of a folder only a kustomization counts. */
export function filesInKustomization(root: TableNode): readonly string[] {
  const patches = [...patchesOf(root), ...latePatchesOf(root)].flatMap(({ path }) => path?.path ?? []);
  const replacements = tablesIn(root, "replacements").flatMap((each) => {
    const path = entryOf(each, "path")?.value;
    return path?.kind === "string" ? [String(path.value)] : [];
  });
  const built = [...resourcesOf(root), ...componentsOf(root)]
    .map(({ path }) => path)
    .filter((path) => !isRemote(path))
    .flatMap((path) =>
      /\.(?:ya?ml|json)$/.test(path) ? [path] : KUSTOMIZATION_NAMES.map((name) => `${path}/${name}`),
    );
  return [...built, ...patches, ...replacements, ...variableFilesIn(root)];
}

/** The files of variables that its generators read. */
export function variableFilesIn(root: TableNode): readonly string[] {
  return generatorsOf(root).flatMap(({ table }) => variableFilesOf(table).map(({ path }) => path));
}
