import type { ExecutionColumns } from "../records/execution-columns.js";
import { MINUTE, type Microseconds, SECOND } from "../records/microseconds.js";
import type { ExecutionRecord, Records } from "../records/records.js";
import type { AuditTerms } from "./terms.js";

/** pynenc's own defaults. */
const DEFAULT_RETENTION: Microseconds = 60 * MINUTE;
const DEFAULT_MOST_RECORDS = 1000;

/** The limit is reckoned after what takes time, up to five seconds were measured: from then on, and not from the end. */
const REMOVED_WITHIN: Microseconds = 10 * SECOND;

/**
 * The instant from which on every start and every refusal has its record. pynenc removes records when something finishes
 * or is refused: those that ended longer ago than the retention, and the oldest beyond the most that are kept. What a trigger's
 * run refers to stays for a week, so that older records are only of executions that fired something.
 */
export function completeSince(
  records: Records,
  attempts: ExecutionColumns,
  terms: AuditTerms | undefined,
  now: Microseconds,
): Microseconds {
  const { runners, keepsEveryExecution, source } = records;
  if (!keepsEveryExecution) return now;
  const first = runners.reduce(
    (earliest, { created, eligible }) => (eligible ? Math.min(earliest, created) : earliest),
    now,
  );
  // Somebody's own log is as long as it is.
  if (source === "records") return Math.min(first, attempts.at(0)?.start ?? first);
  const retention = terms?.retention ?? DEFAULT_RETENTION;
  const mostRecords = terms?.mostRecords ?? DEFAULT_MOST_RECORDS;
  const over = attempts.only((status) => status !== "running");
  // Nothing is removed after the last one that ended.
  const removed = retention > 0 ? Math.min(now, over.latestEnd()) + REMOVED_WITHIN - retention : first;
  const beyond = mostRecords > 0 && over.length >= mostRecords ? firstUnkept(over, records, now) : first;
  return Math.max(first, removed, beyond);
}

/** What is kept for a trigger's run counts into the cap, and is not removed for it: the others are, down to the last of them. */
function firstUnkept(over: ExecutionColumns, { cronRuns }: Records, now: Microseconds): Microseconds {
  const fired = new Set(cronRuns.map(({ execution }) => execution));
  const isKept = ({ id, isKept }: ExecutionRecord) => isKept === true || (id !== undefined && fired.has(id));
  const first = over.find((each) => !isKept(each));
  return Math.min(now, first?.start ?? now);
}
