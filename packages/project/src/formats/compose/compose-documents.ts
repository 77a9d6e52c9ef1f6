import type { TableNode } from "../../tree/tree.js";
import type { ComposeFile } from "./compose-layers.js";

/**
 * A file of Compose's, of which each YAML document is laid over those before it.
 *
 * @param roots those of its documents, in order
 */
export function fileOfDocuments(
  roots: readonly TableNode[],
  file: Omit<ComposeFile, "root" | "base" | "startsBase">,
): ComposeFile | undefined {
  return roots.reduce<ComposeFile | undefined>(
    (base, root) => (base === undefined ? { ...file, root } : { ...file, root, base, startsBase: true }),
    undefined,
  );
}

/**
 * A file with another one below all of its documents.
 *
 * @param startsBase whether all that is in the other one is started with it
 */
export function laidOverFile(file: ComposeFile, below: ComposeFile | undefined, startsBase?: boolean): ComposeFile {
  if (below === undefined) return file;
  if (file.base !== undefined) return { ...file, base: laidOverFile(file.base, below, startsBase) };
  return { ...file, base: below, ...(startsBase === undefined ? {} : { startsBase }) };
}
