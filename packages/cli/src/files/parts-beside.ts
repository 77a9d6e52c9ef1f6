import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { isCandidate, isPartOfWhole } from "@slotwise/project";
import { isLeftOut } from "./discover.js";
import type { ReadFile } from "./read-text.js";

/** A folder of such files has a dozen; of one that a program wrote nobody expects that all are linked. */
const MOST_FILES = 200;

/**
 * The Kubernetes manifests and Compose files that stand beside others: they make one whole, and what one says of pynenc
 * another starts, with no word of it.
 * @param parts absolute paths
 */
export function partsBeside(parts: readonly string[], read: ReadFile): readonly string[] {
  const folders = [...new Set(parts.map((path) => dirname(path)))];
  return folders.flatMap((folder) => {
    const others = namesIn(folder)
      .filter((name) => /\.ya?ml$/.test(name) && isCandidate(name))
      .map((name) => join(folder, name))
      .filter((path) => !parts.includes(path))
      .slice(0, MOST_FILES);
    return others.filter((path) => {
      const text = read(path);
      return text.kind === "text" && isPartOfWhole(path, text.text) && !isLeftOut(path, read);
    });
  });
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}
