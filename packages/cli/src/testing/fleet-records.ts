import { type ExecutionRecord, MINUTE, type Microseconds, type Records, SECOND } from "@slotwise/audit";

/** 2026-01-01T01:00:00Z, an hour after the fleet was started. */
export const FLEET_NOW: Microseconds = (Date.UTC(2026, 0, 1, 1) / 1000) * SECOND;

const START = FLEET_NOW - 60 * MINUTE;
const CYCLE = 5 * MINUTE;

export interface FleetRecordsOptions {
  readonly runners?: readonly string[];
  readonly application?: string;
  /** Whether the first runner was killed in an execution after half of the hour. */
  readonly stuck?: boolean;
  readonly executionSeconds?: number;
  readonly changes?: Partial<Records>;
}

/** An hour of a fleet with pynenc's defaults, in which each runner executes in each of its turns. */
export function fleetRecords({
  runners = ["a", "b", "c"],
  application = "orders",
  stuck = false,
  executionSeconds = 2,
  changes = {},
}: FleetRecordsOptions = {}): Records {
  const slot = CYCLE / runners.length;
  const killed = START + 30 * MINUTE;
  const executions: ExecutionRecord[] = [];
  // As old as dead-after, so that all of them are there from the first cycle on.
  for (let cycle = START; cycle < FLEET_NOW; cycle += CYCLE) {
    for (const [place, runner] of runners.entries()) {
      const start = cycle + place * slot + 5 * SECOND;
      const id = `${runner}-${(start - START) / SECOND}`;
      const common = { id, runner, start, reason: "", holdsLock: false };
      if (!stuck || start < killed) {
        executions.push({ ...common, end: start + executionSeconds * SECOND, status: "completed" });
      } else if (place === 0 && cycle === killed) {
        executions.push({ ...common, end: undefined, status: "running", holdsLock: true });
      } else if (place > 0) {
        executions.push({
          ...common,
          end: start,
          status: "blocked",
          reason: `prior_running:${runners[0]}-1805 runner:${runners[0]}`,
        });
      }
    }
  }
  return {
    source: "sqlite",
    application,
    releases: ["0.4.0"],
    isRustvello: false,
    readAt: FLEET_NOW,
    keepsEveryExecution: true,
    runners: runners.map((runner, place) => ({
      runner,
      created: START - 60 * MINUTE + place,
      lastSeen: stuck && place === 0 ? killed + 6 * SECOND : FLEET_NOW - SECOND,
      eligible: true,
    })),
    executions,
    crons: [],
    cronRuns: [],
    keepsCronRuns: true,
    clearing: {
      program: "sqlite3",
      statement: `UPDATE "orders_1a2b3c4d__orchestrator_atomic_service_executions" SET status = 'abandoned', end_time = start_time WHERE status = 'running';`,
    },
    unread: [],
    ...changes,
  };
}
