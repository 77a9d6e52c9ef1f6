import { statSync } from "node:fs";
import { NoSqliteError, readSqliteFile, type SqliteFile, StoreFileError } from "@slotwise/audit/node";
import { safeLine } from "@slotwise/words";
import { UsageError } from "../../../host/host.js";
import { quoteWord } from "../../../target/split-command.js";

/**
 * Opens a store in SQLite, for somebody who named it on the command line.
 * @param now microseconds since the epoch, by the clock of whoever reads
 * @param wanted the one application asked for, if any
 * @throws UsageError, one line, where it cannot be read or holds no fleet
 */
export function openSqliteStore(path: string, now: () => number, wanted?: string): SqliteFile {
  const { applications, read } = saidAsUsage(path, () => readSqliteFile(path, now, wanted));
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > LARGE_BYTES) keepYoungMemorySmall();
  return { applications, read: (application) => saidAsUsage(path, () => read(application)) };
}

/** Some hundred thousand rows. */
const LARGE_BYTES = 50_000_000;

/** Rows that are kept outlive any young memory: giving it more room takes a third more for a million of them, for nothing. */
function keepYoungMemorySmall(): void {
  process.getBuiltinModule("node:v8").setFlagsFromString("--semi-space-growth-factor=1");
}

function saidAsUsage<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof StoreFileError)) throw error;
    throw new UsageError(error instanceof NoSqliteError ? `${error.message}; ${withNewerNode(path)}` : error.message);
  }
}

/** The same slotwise under another Node, wherever it is installed. */
function withNewerNode(path: string): string {
  const command = ["npx", "-y", "-p", "node@24", "node", process.argv[1] ?? "slotwise", "audit", path];
  return `with a newer one: ${safeLine(command.map(quoteWord).join(" "))}`;
}
