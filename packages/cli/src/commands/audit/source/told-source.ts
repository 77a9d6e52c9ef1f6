import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";
import { resolve } from "node:path";
import { isSqliteHead } from "@slotwise/audit";
import { fileProblem, safeLine } from "@slotwise/words";
import { STANDARD_INPUT } from "../../../files/reported-projects.js";
import { type Host, UsageError } from "../../../host/host.js";
import { isRedisAddress } from "./redis-address.js";

/** What a word on the command line names. */
export type ToldSource =
  | { readonly kind: "sqlite"; readonly path: string }
  | { readonly kind: "redis"; readonly url: string }
  | { readonly kind: "records"; readonly path: string }
  | { readonly kind: "input" };

/**
 * What a source is: a file by its first bytes, whatever it is called.
 * @throws UsageError for what is no source, in one line
 */
export function toldSource(source: string, { currentFolder }: Pick<Host, "currentFolder">): ToldSource {
  if (source === STANDARD_INPUT) return { kind: "input" };
  if (isRedisAddress(source)) return { kind: "redis", url: source };
  const scheme = /^([a-z][a-z\d+.-]+):\/\//i.exec(source);
  if (scheme !== null) {
    throw new UsageError(
      `${safeLine(`${scheme[1]}://`)} is no store that is read directly, as redis:// is: --app module:app reads any, through pynenc`,
    );
  }
  const path = resolve(currentFolder, source);
  return kindOfFile(source, path) === "sqlite" ? { kind: "sqlite", path } : { kind: "records", path };
}

/** A byte order mark, blank lines and the start of an object are within these. */
const HEAD_BYTES = 256;

function kindOfFile(name: string, path: string): "sqlite" | "records" {
  const head = headOf(name, path);
  // What comes through a pipe is not there twice: it is taken for records, and read once.
  if (head === undefined) return "records";
  if (head.length === 0) throw new UsageError(`${safeLine(name)} is empty: neither a SQLite store nor records`);
  const text = head.toString("latin1");
  if (isSqliteHead(head)) return "sqlite";
  if (!/^(?:\u00ef\u00bb\u00bf)?\s*(?:\{|$)/.test(text)) {
    throw new UsageError(`${safeLine(name)} is neither a SQLite store nor records, which are lines of JSON`);
  }
  return "records";
}

/** The first bytes of a file; undefined for a pipe. */
function headOf(name: string, path: string): Buffer | undefined {
  try {
    const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const stats = fstatSync(file);
      if (stats.isDirectory()) throw new UsageError(`${safeLine(name)} is a folder: name the store in it`);
      if (stats.isFIFO()) return undefined;
      if (!stats.isFile()) throw new UsageError(`${safeLine(name)} is no regular file`);
      const head = Buffer.alloc(HEAD_BYTES);
      return head.subarray(0, readSync(file, head, 0, HEAD_BYTES, 0));
    } finally {
      closeSync(file);
    }
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${safeLine(name)} cannot be read: ${fileProblem(error as NodeJS.ErrnoException)}`);
  }
}
