import { isSqliteHead, SQLITE_HEADER_BYTES } from "@slotwise/audit";
import { safeLine } from "@slotwise/words";
import { bytesOf } from "./bytes-of.js";
import { isLogHead } from "./sqlite/store-log.js";
import { UnreadableFile } from "./unreadable-file.js";

/** Files that belong together. */
export type SortedDrop =
  | {
      readonly kind: "store";
      readonly store: File;
      /** Its `-wal`. */
      readonly log: File | undefined;
      readonly journal: File | undefined;
    }
  | { readonly kind: "lines"; readonly file: File };

type Part = "store" | "log" | "index" | "journal" | "other";

/**
 * What was dropped together, told by what is in it; what a store has beside it by its name as well, as SQLite does.
 * @throws UnreadableFile where it is no store with what belongs to it, and no single other file
 */
export async function sortDropped(files: readonly File[]): Promise<SortedDrop> {
  const parts = await Promise.all(files.map(async (file) => ({ file, part: await partOf(file) })));
  const only = (wanted: Part) => parts.flatMap(({ file, part }) => (part === wanted ? [file] : []));
  const [main, ...more] = [...only("store"), ...only("other")];
  const beside = [...only("log"), ...only("journal"), ...only("index")];
  if (main === undefined) throw new UnreadableFile(withoutMain(beside));
  if (more.length > 0) throw new UnreadableFile(`${namesOf([main, ...more])} were dropped together: ${ONE_AT_A_TIME}.`);
  if (main.size === 0) throw new UnreadableFile(`${safeLine(main.name)} cannot be read: it is empty.`);
  const [store] = only("store");
  if (store === undefined && beside.length > 0) {
    throw new UnreadableFile(`${namesOf([main, ...beside])} were dropped together: ${ONE_AT_A_TIME}.`);
  }
  if (store === undefined) return { kind: "lines", file: main };
  return {
    kind: "store",
    store,
    log: besideIt(store, only("log"), "-wal"),
    journal: besideIt(store, only("journal"), JOURNAL),
  };
}

/** Whether a file is for an audit rather than one of settings: a store, what stands beside one, or records. */
export async function isForAudit(file: File): Promise<boolean> {
  try {
    if ((await partOf(file)) !== "other") return true;
    const [first = ""] = new TextDecoder()
      .decode(await bytesOf(file, MOST_OF_A_LINE))
      .trimStart()
      .split("\n");
    const line: unknown = JSON.parse(first);
    return typeof line === "object" && line !== null && "kind" in line && typeof line.kind === "string";
  } catch {
    return false;
  }
}

const JOURNAL = "-journal";
const ONE_AT_A_TIME = "one store with its -wal, or one file of records, is read at a time";
const MOST_OF_A_LINE = 100_000;

async function partOf(file: File): Promise<Part> {
  const head = await bytesOf(file, SQLITE_HEADER_BYTES);
  if (isSqliteHead(head)) return "store";
  if (isLogHead(head)) return "log";
  // One that is empty, as after a checkpoint, has no head.
  if (file.name.endsWith("-wal")) return "log";
  if (file.name.endsWith(JOURNAL)) return "journal";
  return file.name.endsWith("-shm") ? "index" : "other";
}

function withoutMain([first]: readonly File[]): string {
  if (first === undefined) return "No file was dropped.";
  const name = safeLine(first.name);
  const store = name.replace(/-(wal|shm|journal)$/, "");
  const which = store === name ? "that database" : store;
  return `${name} is only what stands beside a database: drop ${which} together with it.`;
}

/** @throws UnreadableFile where it is not called as SQLite calls it: it would be read as this store's all the same */
function besideIt(store: File, files: readonly File[], end: string): File | undefined {
  const wanted = `${store.name}${end}`;
  const other = files.find(({ name }) => name !== wanted);
  if (other === undefined) return files[0];
  throw new UnreadableFile(
    `${safeLine(other.name)} belongs to another database than ${safeLine(store.name)}, whose own is called ${safeLine(wanted)}.`,
  );
}

function namesOf(files: readonly File[]): string {
  const names = files.map(({ name }) => safeLine(name));
  return `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
