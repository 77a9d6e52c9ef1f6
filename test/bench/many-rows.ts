import { storeSchema } from "@slotwise/pynenc";

const PREFIX = "bench_1a2b3c4d__";
export const RUNNERS = 5;
/** Between two starts, and how long each takes. */
export const TURN_SECONDS = 20;
const EXECUTION_SECONDS = 2;
/** 2026-01-01T00:00:00Z. */
export const START_SECONDS = 1_767_225_600;

/** SQL that makes a store of pynenc 0.4.0 with so many executions, as its runners would have written them. */
export function manyRows(executions: number): string {
  const end = START_SECONDS + executions * TURN_SECONDS;
  const time = (seconds: string) =>
    `strftime('%Y-%m-%dT%H:%M:%S', ${seconds}, 'unixepoch') || printf('.%06d+00:00', i * 7919 % 1000000)`;
  const uuid = (seed: string) => `printf('%08x-0000-4000-8000-%012x', ${seed}, ${seed} * 7919)`;
  const start = `${START_SECONDS} + i * ${TURN_SECONDS}`;
  return `
    PRAGMA journal_mode = WAL;
    ${tables()}
    WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ${RUNNERS - 1})
    INSERT INTO ${PREFIX}orchestrator_runner_heartbeats SELECT ${uuid("i")}, ${START_SECONDS} + i, 1, ${end}.5, '[]' FROM n;
    WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ${executions - 1})
    INSERT INTO ${PREFIX}orchestrator_atomic_service_executions
    SELECT ${uuid(`(i % ${RUNNERS})`)}, ${time(start)}, ${time(`${start} + ${EXECUTION_SECONDS}`)}, ${uuid("i")}, 'completed', '' FROM n;
  `;
}

function tables(): string {
  const known = Object.entries(storeSchema("0.4.0")?.tables ?? {});
  return known.map(([name, columns]) => `CREATE TABLE ${PREFIX}${name} (${columns.map(typed).join(", ")});`).join("\n");
}

function typed(column: string): string {
  if (column === "atomic_service_run_id") return `${column} TEXT PRIMARY KEY`;
  return /^(?:creation_timestamp|last_heartbeat)$/.test(column) ? `${column} REAL` : column;
}
