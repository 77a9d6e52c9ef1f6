import { closeSync, openSync, readSync } from "node:fs";
import { type Records, readRecordLines } from "@slotwise/audit";
import { fileProblem, safeLine } from "@slotwise/words";
import { type Host, UsageError } from "../../../host/host.js";
import type { Source } from "./source.js";

/** A million records have less, and a text of more is none that JavaScript can hold. */
const MOST_BYTES = 256 * 1024 * 1024;
const CHUNK_BYTES = 1 << 20;

/**
 * Records in a file, read anew each time, or on standard input, read once.
 * @param path undefined for standard input
 * @throws UsageError for what cannot be read, or holds nothing
 */
export async function openRecords(
  path: string | undefined,
  name: string,
  host: Pick<Host, "readStandardInput">,
): Promise<Source> {
  const recordsIn = (bytes: Uint8Array) => readRecordLines(textOf(bytes, name));
  let first: readonly Records[] | undefined = recordsIn(
    path === undefined ? await host.readStandardInput(MOST_BYTES) : bytesOf(path, name),
  );
  if (first.length === 0) throw new UsageError(`${safeLine(name)} holds no records`);
  const applications = first.map(({ application = "", runners, executions }) => ({
    application,
    runners: runners.length,
    executions: executions.length,
  }));
  return {
    name,
    applications: async () => applications,
    read: async (application) => {
      // What was read to see what there is need not be read again for the first look; a pipe could not be.
      const all: readonly Records[] = first ?? recordsIn(bytesOf(path ?? "", name));
      if (path !== undefined) first = undefined;
      const found = all.find((records) => (records.application ?? "") === application);
      if (found === undefined)
        throw new UsageError(`${safeLine(name)} has no application ${safeLine(application)} any more`);
      return found;
    },
    close: async () => {},
  };
}

/** A file that still grows, or a pipe, has no size that tells how much there is to read. */
function bytesOf(path: string, name: string): Uint8Array {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    const file = openSync(path, "r");
    try {
      for (;;) {
        const chunk = new Uint8Array(CHUNK_BYTES);
        const count = readSync(file, chunk);
        if (count === 0) break;
        chunks.push(chunk.subarray(0, count));
        length += count;
        if (length > MOST_BYTES) break;
      }
    } finally {
      closeSync(file);
    }
  } catch (error) {
    throw new UsageError(`${safeLine(name)} cannot be read: ${fileProblem(error as NodeJS.ErrnoException)}`);
  }
  return Buffer.concat(chunks);
}

const UTF_8 = new TextDecoder("utf-8", { fatal: true });

function textOf(bytes: Uint8Array, name: string): string {
  if (bytes.length > MOST_BYTES)
    throw new UsageError(`${safeLine(name)} has more than 256 MiB of records, which is too much`);
  try {
    return UTF_8.decode(bytes);
  } catch {
    throw new UsageError(`${safeLine(name)} is not valid UTF-8`);
  }
}
