import type { Microseconds } from "../records/microseconds.js";
import { readReason } from "../records/read-reason.js";
import type { ExecutionRecord } from "../records/records.js";
import { firstFrom } from "./first-from.js";

/** A record that refused every start although nobody was going to end it: its runner was gone. */
export interface Block {
  /** The record's runner; undefined where the record is no longer kept. */
  readonly owner: string | undefined;
  /** When the record was made; of one that is no longer kept, the first refusal. */
  readonly from: Microseconds;
  /** Its last refusal; of one that still refuses, the instant of the audit. */
  readonly to: Microseconds;
  /** As far as they are recorded. */
  readonly refusals: number;
  readonly first: Microseconds | undefined;
  readonly isOver: boolean;
}

interface Refused {
  count: number;
  first: Microseconds;
  last: Microseconds;
  readonly owner: string | undefined;
}

/**
 * The blocks that records show. Such a record still runs and its runner is gone; or somebody has cleared it, which leaves an
 * `abandoned` one that took no time, or in Redis one that runs and holds no lock; or it is no longer kept at all.
 *
 * @param executions by start
 * @param refusals by start
 * @param isStuck whether a record that runs is that of a runner that is gone
 */
export function blocksOf(
  executions: readonly ExecutionRecord[],
  refusals: readonly ExecutionRecord[],
  isStuck: (execution: ExecutionRecord) => boolean,
  now: Microseconds,
  mayRefuse: Microseconds,
): readonly Block[] {
  const refused = refusedBy(refusals);
  const blocks: Block[] = [];
  for (const execution of executions) {
    const by = execution.id === undefined ? undefined : refused.get(execution.id);
    if (execution.id !== undefined) refused.delete(execution.id);
    const isNow = execution.status === "running" && execution.holdsLock && isStuck(execution);
    const nameless = isNow && by === undefined ? refusedSince(refusals, execution.start) : by;
    const wasCleared = execution.status === "running" ? !execution.holdsLock : isCleared(execution);
    if (!isNow && !(wasCleared && nameless !== undefined)) continue;
    blocks.push({
      owner: execution.runner,
      from: execution.start,
      to: isNow ? now : (nameless?.last ?? execution.start),
      refusals: nameless?.count ?? 0,
      first: nameless?.first,
      isOver: !isNow,
    });
  }
  // Of records that are no longer kept: what refused for longer than an execution takes was none that went on.
  for (const { owner, first, last, count } of refused.values()) {
    if (last - first > mayRefuse) blocks.push({ owner, from: first, to: last, refusals: count, first, isOver: true });
  }
  return blocks.sort((one, other) => one.from - other.from);
}

/** Whether an execution was ended by hand: by what clears a record, which takes no exception and no time. */
export function isCleared({ status, start, end, reason }: ExecutionRecord): boolean {
  return status === "abandoned" && end === start && readReason(reason).kind !== "exception";
}

function refusedBy(refusals: readonly ExecutionRecord[]): Map<string, Refused> {
  const found = new Map<string, Refused>();
  for (const { start, reason } of refusals) {
    const read = readReason(reason);
    if (read.kind !== "refused") continue;
    const known = found.get(read.by);
    if (known === undefined) found.set(read.by, { count: 1, first: start, last: start, owner: read.owner });
    else {
      known.count++;
      known.last = start;
    }
  }
  return found;
}

/** Sources without ids name no record: whatever was refused since one runs was refused for it. */
function refusedSince(refusals: readonly ExecutionRecord[], since: Microseconds): Refused | undefined {
  const index = firstFrom(refusals, since);
  const [first, last] = [refusals[index], refusals.at(-1)];
  return first === undefined || last === undefined
    ? undefined
    : { count: refusals.length - index, first: first.start, last: last.start, owner: undefined };
}
