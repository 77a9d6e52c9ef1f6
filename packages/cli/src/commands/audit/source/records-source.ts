import { closeSync, openSync, readSync, statSync } from "node:fs";
import { type Records, readRecordLines } from "@slotwise/audit";
import { safeLine } from "@slotwise/words";
import { reasonOf } from "../../../files/read-text.js";
import { type Host, UsageError } from "../../../host/host.js";
import type { Source } from "./source.js";

/** A million executions have a fifth of it. */
const MOST_RECORD_BYTES = 1024 * 1024 * 1024;

/** What lines are called that name no application. */
const UNNAMED = "records";

/**
 * Records as lines, from a file, which is read anew each time, or from standard input, which is read once.
 * @param path undefined for standard input
 * @throws UsageError where they cannot be read, in one line
 */
export async function openRecords(path: string | undefined, name: string, host: Host): Promise<Source> {
  const read = async (): Promise<readonly Records[]> =>
    readRecordLines(
      decoded(path === undefined ? await host.readStandardInput(MOST_RECORD_BYTES) : bytesOf(path, name), name),
    );
  // Neither standard input nor a pipe can be read a second time.
  let first: readonly Records[] | undefined = await read();
  const isOnce = path === undefined || !statSync(path).isFile();
  const kept = first;
  const sections = async (): Promise<readonly Records[]> => {
    const now = first ?? (isOnce ? kept : await read());
    first = undefined;
    return now;
  };
  return {
    name,
    applications: async () =>
      kept.map((records) => ({
        application: records.application ?? UNNAMED,
        runners: records.runners.length,
        executions: records.executions.length,
      })),
    read: async (application) => {
      const found = (await sections()).find((records) => (records.application ?? UNNAMED) === application);
      if (found === undefined)
        throw new UsageError(`${safeLine(name)} no longer holds records of ${safeLine(application)}`);
      return found;
    },
    close: async () => {},
  };
}

/** Reads until the end, since a pipe does not say how much there is. */
function bytesOf(path: string, name: string): Uint8Array {
  try {
    const file = openSync(path, "r");
    try {
      const chunks: Buffer[] = [];
      let total = 0;
      for (;;) {
        const chunk = Buffer.allocUnsafe(1 << 20);
        const length = readSync(file, chunk);
        if (length === 0) return Buffer.concat(chunks);
        chunks.push(chunk.subarray(0, length));
        total += length;
        if (total > MOST_RECORD_BYTES) return Buffer.concat(chunks);
      }
    } finally {
      closeSync(file);
    }
  } catch (error) {
    throw new UsageError(`${safeLine(name)} cannot be read: ${reasonOf(error as NodeJS.ErrnoException)}`);
  }
}

function decoded(bytes: Uint8Array, name: string): string {
  if (bytes.length > MOST_RECORD_BYTES) {
    throw new UsageError(`${safeLine(name)} cannot be read: it has more than 1 GiB`);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    // Node's strings are shorter than that.
    const reason = error instanceof TypeError ? "it is not valid UTF-8" : "it has more than fits into a text";
    throw new UsageError(`${safeLine(name)} cannot be read: ${reason}`);
  }
}
