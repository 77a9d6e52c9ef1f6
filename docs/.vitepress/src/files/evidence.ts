import type { DroppedFile } from "./dropped-files.js";

/** Files of which some tell what a fleet did. */
export interface Evidence {
  /** Files that are read together, each store with what stands beside it. At least one. */
  readonly sets: readonly (readonly File[])[];
  /** Whether somebody meant just these: then they are told why they cannot be read. */
  readonly areMeant: boolean;
}

/** What of the files dropped is to be read together: a folder holds databases of others as well. Undefined where there is none. */
export function evidenceAmong(files: readonly DroppedFile[]): Evidence | undefined {
  const meant = files.filter(({ isOfFolder }) => !isOfFolder);
  if (meant.length > 0) return { sets: [meant.map(({ file }) => file)], areMeant: true };
  const sets = files
    .filter(({ path }) => !BESIDE.test(path))
    .map(({ path, file }) => [
      file,
      ...files
        .filter((other) => BESIDE.test(other.path) && other.path.replace(BESIDE, "") === path)
        .map((each) => each.file),
    ]);
  return sets.length === 0 ? undefined : { sets, areMeant: false };
}

/** How SQLite calls what it has beside a store. */
const BESIDE = /-(wal|shm|journal)$/;
