import type { ExecutionColumns } from "../records/execution-columns.js";
import type { Microseconds } from "../records/microseconds.js";
import { readReason } from "../records/read-reason.js";
import type { ExecutionRecord } from "../records/records.js";
import type { Block } from "./block.js";
import { isStuck, type Observation } from "./observation.js";
import type { Prior } from "./priors.js";

/**
 * The blocks that records show. Such a record still runs and its runner is gone; or somebody has cleared it, which leaves an
 * `abandoned` one that took no time, or in Redis one that runs and holds no lock; or it is no longer kept at all.
 */
export function blocksOf(observation: Omit<Observation, "blocks">): readonly Block[] {
  const { executions, refusals, priors, now, deadAfter, lookPeriod } = observation;
  const mayRefuse = deadAfter + lookPeriod;
  const blocks: Block[] = [];
  for (const execution of executions.only((status) => status === "running" || status === "abandoned")) {
    const by = priors.byId.get(execution.id ?? "");
    const isNow = execution.status === "running" && execution.holdsLock && isStuck(execution, observation);
    const nameless: Refused | undefined = isNow && by === undefined ? refusedSince(refusals, execution.start) : by;
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
  for (const { owner, place, first, last, count } of priors.byId.values()) {
    if (place === undefined && last - first > mayRefuse)
      blocks.push({ owner, from: first, to: last, refusals: count, first, isOver: true });
  }
  return blocks.sort((one, other) => one.from - other.from);
}

/** Whether an execution was ended by hand: by what clears a record, which takes no exception and no time. */
export function isCleared({ status, start, end, reason }: ExecutionRecord): boolean {
  return status === "abandoned" && end === start && readReason(reason).kind !== "exception";
}

/** What an execution has refused. */
type Refused = Pick<Prior, "count" | "first" | "last">;

/** Sources without ids name no record: whatever was refused since one runs was refused for it. */
function refusedSince(refusals: ExecutionColumns, since: Microseconds): Refused | undefined {
  const index = refusals.firstFrom(since);
  const [first, last] = [refusals.at(index), refusals.at(-1)];
  return first === undefined || last === undefined
    ? undefined
    : { count: refusals.length - index, first: first.start, last: last.start };
}
