import type { CronRunRecord, ExecutionRecord, Records, RunnerRecord } from "@slotwise/audit";

export const SECOND = 1_000_000;

/** The beginning of a cycle of every interval used here. */
const BEGINNING = 1_764_000_000 * SECOND;

/** So many seconds after the beginning. */
export const at = (seconds: number): number => BEGINNING + Math.round(seconds * SECOND);

export function runner(id: string, created: number, lastSeen: number, more: Partial<RunnerRecord> = {}): RunnerRecord {
  return { runner: id, created: at(created), lastSeen: at(lastSeen), eligible: true, ...more };
}

/** One that completed; undefined for an end that is not there. */
export function execution(
  id: string | undefined,
  who: string,
  start: number,
  end: number | undefined,
  more: Partial<ExecutionRecord> = {},
): ExecutionRecord {
  const status = end === undefined ? "running" : "completed";
  return {
    id,
    runner: who,
    start: at(start),
    end: end === undefined ? undefined : at(end),
    status,
    reason: "",
    holdsLock: end === undefined,
    ...more,
  };
}

export function refusal(who: string, time: number, by: string, owner = ""): ExecutionRecord {
  return execution(`refused-${time}`, who, time, time, {
    status: "blocked",
    reason: `prior_running:${by} runner:${owner}`,
  });
}

export function cronRun(cron: string, time: number, more: Partial<CronRunRecord> = {}): CronRunRecord {
  return { cron, at: at(time), execution: undefined, isOwn: true, ...more };
}

export function records(held: Partial<Records>): Records {
  return {
    source: "sqlite",
    application: "shop",
    releases: [],
    isRustvello: false,
    readAt: undefined,
    keepsEveryExecution: true,
    runners: [],
    executions: [],
    crons: [],
    cronRuns: [],
    keepsCronRuns: false,
    clearing: undefined,
    unread: [],
    ...held,
  };
}
