import { type Records, readRecordLines } from "@slotwise/audit";
import { safeLine } from "@slotwise/words";
import { bytesOf } from "../bytes-of.js";
import { UnreadableFile } from "../unreadable-file.js";
import type { DropSource } from "./drop-source.js";

/** Some 300,000 records. */
const MOST_BYTES = 64 * 1024 * 1024;

/** @throws UnreadableFile where a file holds no records */
export async function openLines(file: File): Promise<DropSource> {
  const name = safeLine(file.name);
  if (file.size > MOST_BYTES) throw new UnreadableFile(`${name} has more than 64 MiB, which is too much.`);
  const all = readRecordLines(textOf(await bytesOf(file), name));
  const isSomething = ({ runners, executions, unread }: Records) =>
    runners.length + executions.length > 0 || unread.length === 0;
  if (!all.some(isSomething)) {
    const [why] = all.flatMap(({ unread }) => unread);
    const because = why === undefined ? "" : `: ${safeLine(why)}`;
    throw new UnreadableFile(`${name} holds no records of a fleet${because}.`);
  }
  return {
    applications: all.map(({ application = "", runners, executions, readAt }) => ({
      application,
      runners: runners.length,
      executions: executions.length,
      readAt,
    })),
    remarks: [],
    read: (application) => {
      const found = all.find((records) => (records.application ?? "") === application);
      if (found === undefined) throw new UnreadableFile(`${name} holds no such application.`);
      return found;
    },
  };
}

function textOf(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new UnreadableFile(`${name} is no text of records, and no SQLite database, or an encrypted one.`);
  }
}
