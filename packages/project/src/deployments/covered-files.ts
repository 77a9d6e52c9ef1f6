import type { SettingsDocument } from "../documents/document.js";
import type { CoveringMount, DeploymentUnit } from "../formats/environment.js";
import { pathBeside } from "../text/path-beside.js";
import type { TableNode } from "../tree/tree.js";
import type { UnknownSource } from "./unknown-source.js";

/**
 * The sources of what is started without the settings of files over which it has others mounted, and those others.
 *
 * @param holderOf the file that a tree is of
 */
export function withoutCovered(
  sources: readonly SettingsDocument[],
  { covered = [], workingFolder }: Pick<DeploymentUnit, "covered" | "workingFolder">,
  holderOf: (tree: TableNode | undefined) => SettingsDocument,
): { readonly sources: readonly SettingsDocument[]; readonly unknown: readonly UnknownSource[] } {
  if (covered.length === 0) return { sources, unknown: [] };
  const unknown: UnknownSource[] = [];
  const seen = sources.map((document) => {
    if (document.settings === undefined) return document;
    const mount = covered.findLast((each) => covers(each, document.path, workingFolder, holderOf));
    if (mount === undefined) return document;
    const { name, range, reason, tree } = mount;
    unknown.push({ name, range, document: holderOf(tree), insteadOf: document.path, ...(reason ? { reason } : {}) });
    return { ...document, settings: undefined };
  });
  return { sources: seen, unknown };
}

/** Whether it hides a file of the project, and is not made of that itself. */
function covers(
  { path, isFolder, files }: CoveringMount,
  project: string,
  workingFolder: string | undefined,
  holderOf: (tree: TableNode | undefined) => SettingsDocument,
): boolean {
  const at = workingFolder === undefined ? placeBelow(path, isFolder, project) : `${workingFolder}/${project}`;
  if (at === undefined || !(isFolder ? at.startsWith(`${path}/`) : at === path)) return false;
  return !files.some((file) => file.path === at && pathBeside(holderOf(file.tree).path, file.name) === project);
}

/** Where a file of the project is, if a mount is about it: where it is started only the image tells. */
function placeBelow(path: string, isFolder: boolean, project: string): string | undefined {
  const folders = project.split("/").slice(0, -1).join("/");
  const hidden = isFolder ? folders : project;
  if (hidden === "" || !path.endsWith(`/${hidden}`)) return undefined;
  return `${path.slice(0, -hidden.length)}${project}`;
}
