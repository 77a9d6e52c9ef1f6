import { statSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { EXECUTION, EXECUTIONS, HEARTBEATS, PREFIX, RUNNER } from "../audit/stores/shop.js";
import type { StoreReader } from "../audit/stores/store-reader.js";
import { insert, tablesOf } from "../audit/stores/tables.js";
import { folderWith } from "../cli/command.js";

/** A store in WAL mode whose one runner stands in the file, and whose executions, so many, in the log alone. */
export async function livingStore(
  reader: StoreReader,
  path: string,
  executions: number,
  runner: Partial<typeof RUNNER> = {},
): Promise<void> {
  const row = insert(HEARTBEATS, { ...RUNNER, ...runner });
  await reader.make(path, `PRAGMA journal_mode = WAL; ${tablesOf(PREFIX, "0.4.0")} ${row}`);
  const rows = Array.from({ length: executions }, (_, at) => ({ ...EXECUTION, atomic_service_run_id: `e${at}` }));
  await reader.crash(path, insert(EXECUTIONS, ...rows));
  expect(statSync(`${path}-wal`).size).toBeGreaterThan(0);
}

/** Such a store with two executions, called fleet.db, whose runner came in the first second and was seen last in the 13th. */
export async function livingFleet(reader: StoreReader): Promise<string> {
  const path = join(folderWith({}), "fleet.db");
  await livingStore(reader, path, 2, { creation_timestamp: 1, last_heartbeat: 13 });
  return path;
}
