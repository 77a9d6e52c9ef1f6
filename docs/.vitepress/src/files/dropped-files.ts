/** A file that was dropped or picked, with its path from what was dropped. */
export interface DroppedFile {
  readonly path: string;
  readonly file: File;
  /** Whether it came with its folder, and nobody meant just this one. */
  readonly isOfFolder: boolean;
}

/** Of a folder no more are looked at: a home directory is dropped by mistake. */
export const MOST_DROPPED = 5000;
const MOST_DEPTH = 20;
/** Folders that hold no settings, and much else. */
const PASSED_OVER = new Set(["node_modules", ".git", ".venv", "venv", "__pycache__", ".tox", "site-packages", "dist"]);

/**
 * What was dropped, folders with all that is in them.
 *
 * Has to be called while the event is handled: afterwards a browser tells nothing more of it.
 */
export async function droppedFiles(transfer: DataTransfer): Promise<readonly DroppedFile[]> {
  const items = [...transfer.items].filter(({ kind }) => kind === "file");
  const entries = items.map((item) => item.webkitGetAsEntry());
  const files = items.map((item) => item.getAsFile());
  const found: DroppedFile[] = [];
  for (const [index, entry] of entries.entries()) {
    const file = files[index];
    if (entry?.isDirectory === true) {
      // One folder alone is the project; of several each keeps its name.
      await collect(entry as FileSystemDirectoryEntry, entries.length === 1 ? "" : `${entry.name}/`, 0, found);
    } else if (file !== null && file !== undefined) found.push({ path: file.name, file, isOfFolder: false });
  }
  return found;
}

/** What was picked from a list. */
export function pickedFiles(list: FileList | null): readonly DroppedFile[] {
  return [...(list ?? [])].map((file) => ({ path: file.name, file, isOfFolder: false }));
}

async function collect(
  folder: FileSystemDirectoryEntry,
  path: string,
  depth: number,
  found: DroppedFile[],
): Promise<void> {
  if (depth > MOST_DEPTH) return;
  const entries = await entriesOf(folder);
  for (const entry of entries.toSorted((one, other) => (one.name < other.name ? -1 : 1))) {
    if (found.length >= MOST_DROPPED) return;
    if (entry.isDirectory) {
      if (PASSED_OVER.has(entry.name)) continue;
      await collect(entry as FileSystemDirectoryEntry, `${path}${entry.name}/`, depth + 1, found);
    } else {
      const file = await fileOf(entry as FileSystemFileEntry);
      if (file !== undefined) found.push({ path: path + entry.name, file, isOfFolder: true });
    }
  }
}

/** A browser gives a hundred at a time, and none once there are no more. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve) => reader.readEntries(resolve, () => resolve([])));
    if (some.length === 0 || all.length >= MOST_DROPPED) return all;
    all.push(...some);
  }
}

/** Undefined where it cannot be read. */
function fileOf(entry: FileSystemFileEntry): Promise<File | undefined> {
  return new Promise((resolve) => entry.file(resolve, () => resolve(undefined)));
}
