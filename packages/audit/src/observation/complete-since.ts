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
export function completeSince(records: Records, terms: AuditTerms | undefined, now: Microseconds): Microseconds {
  const { runners, executions, cronRuns, keepsEveryExecution, source } = records;
  if (!keepsEveryExecution) return now;
  let since = runners.reduce((first, { created, eligible }) => (eligible ? Math.min(first, created) : first), now);
  // Somebody's own log is as long as it is.
  if (source === "records") return executions.reduce((first, { start }) => Math.min(first, start), since);
  const retention = terms?.retention ?? DEFAULT_RETENTION;
  const mostRecords = terms?.mostRecords ?? DEFAULT_MOST_RECORDS;
  const over = executions.filter(({ status }) => status !== "running");
  if (retention > 0) {
    // Nothing is removed after the last one that ended.
    const lastRemoval = over.reduce((last, { start, end }) => Math.max(last, end ?? start), Number.NEGATIVE_INFINITY);
    if (lastRemoval > Number.NEGATIVE_INFINITY) {
      since = Math.max(since, Math.min(now, lastRemoval) + REMOVED_WITHIN - retention);
    }
  }
  if (mostRecords > 0 && over.length >= mostRecords) {
    // What is kept for a trigger's run counts into the cap, and is not removed for it: the others are, down to the last of them.
    const fired = new Set(cronRuns.map(({ execution }) => execution));
    const isKept = ({ id, isKept }: ExecutionRecord) => isKept === true || (id !== undefined && fired.has(id));
    since = Math.max(
      since,
      over.reduce((first, each) => (isKept(each) ? first : Math.min(first, each.start)), now),
    );
  }
  return since;
}
