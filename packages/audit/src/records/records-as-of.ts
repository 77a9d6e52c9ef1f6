import { ExecutionColumns } from "./execution-columns.js";
import { MINUTE, type Microseconds } from "./microseconds.js";
import type { ExecutionRecord, Records } from "./records.js";

/** Clocks of runners that are ahead of the reader's by no more than this write no later records. */
const AHEAD: Microseconds = MINUTE;

/**
 * What the records were at an earlier instant, as far as later ones tell: who came later is left out, and who executed then runs.
 * The same records where nothing in them is later.
 */
export function recordsAsOf(records: Records, time: Microseconds): Records {
  const { runners, executions, cronRuns, crons } = records;
  const isLater = (each: Microseconds): boolean => each > time + AHEAD;
  const hasLater =
    runners.some(({ created, lastSeen }) => isLater(created) || isLater(lastSeen)) ||
    executions.some(({ start, end = start }) => isLater(start) || isLater(end));
  if (!hasLater) return records;
  const fired = new Map<string, Microseconds>();
  // Whoever has started since was let in: the lock that is there now is not the one of then.
  const hasStarted = executions.some(({ start, status }) => start > time && status !== "blocked");
  const before = cronRuns.filter(({ at }) => at <= time);
  for (const { cron, at } of before) fired.set(cron, Math.max(at, fired.get(cron) ?? at));
  return {
    ...records,
    ...(hasStarted && { lockWithoutRecord: undefined, clearing: undefined }),
    runners: runners
      .filter(({ created }) => created <= time)
      .map((runner) => ({ ...runner, lastSeen: Math.min(runner.lastSeen, time) })),
    executions: ExecutionColumns.of(executionsAsOf(executions, time)),
    cronRuns: before,
    crons: crons.map((each) =>
      each.lastRun !== undefined && each.lastRun > time ? { ...each, lastRun: fired.get(each.cron) } : each,
    ),
  };
}

function* executionsAsOf(executions: Iterable<ExecutionRecord>, time: Microseconds): Iterable<ExecutionRecord> {
  for (const execution of executions) {
    if (execution.start > time) continue;
    const isOver = execution.end === undefined || execution.end <= time;
    yield isOver ? execution : { ...execution, end: undefined, status: "running", reason: "", holdsLock: true };
  }
}
