import { readdirSync } from "node:fs";
import { join } from "node:path";
import { isCompanion } from "@slotwise/project";

/** The lists for pip of the project in a folder: `requirements-prod.txt`, `requirements/prod.txt`. */
export function requirementFilesIn(folder: string): readonly string[] {
  const names = namesIn(folder);
  const inside = names.includes("requirements") ? namesIn(join(folder, "requirements")) : [];
  return [...names, ...inside.map((name) => `requirements/${name}`)]
    .filter((path) => path.endsWith(".txt") && isCompanion(path))
    .map((path) => join(folder, path));
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}
