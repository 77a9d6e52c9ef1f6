import { join } from "node:path";
import { expect } from "vitest";
import { folderWith } from "../../cli/command.js";
import { readByWasm } from "../../site/read-by-wasm.js";
import type { ReadStore, StoreReader } from "./store-reader.js";

/** An application whose tables are written by hand. */
export const PREFIX = "shop_1a2b3c4d";
export const HEARTBEATS = `${PREFIX}__orchestrator_runner_heartbeats`;
export const EXECUTIONS = `${PREFIX}__orchestrator_atomic_service_executions`;
export const TRIGGER_RUNS = `${PREFIX}__trg_trigger_runs`;
export const RUNNER = {
  runner_id: "a",
  creation_timestamp: 10.5,
  allow_to_run_atomic_service: 1,
  last_heartbeat: 20.25,
};
export const EXECUTION = {
  runner_id: "a",
  start_time: "1970-01-01T00:00:11+00:00",
  end_time: "1970-01-01T00:00:12.000001+00:00",
  atomic_service_run_id: "e1",
  status: "completed",
  reason: "",
};

/** A new file that SQL makes, read; the playground reads the same in it. */
export async function store(reader: StoreReader, sql: string, name = "store.db"): Promise<ReadStore> {
  const path = join(folderWith({}), name);
  await reader.make(path, sql);
  const read = await reader.read(path);
  expect(await readByWasm(path, read.records[0]?.readAt)).toEqual({ ...sameInstant(read), remarks: [] });
  return read;
}

/** Node reads the clock for each application. */
function sameInstant({ applications, records }: ReadStore): ReadStore {
  const readAt = records[0]?.readAt;
  return { applications, records: records.map((each) => ({ ...each, readAt })) };
}
