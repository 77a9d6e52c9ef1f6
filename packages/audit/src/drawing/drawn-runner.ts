import type { Stretch } from "@slotwise/timeline";
import { isGone, isOverdue, type Observation } from "../observation/observation.js";
import type { ExecutionColumns } from "../records/execution-columns.js";
import type { Microseconds } from "../records/microseconds.js";
import type { ExecutionRecord } from "../records/records.js";

/** A runner, and what a stretch of time has of it. */
export interface DrawnRunner {
  readonly runner: string;
  /** Its first heartbeat; undefined of one that only its executions tell of. */
  readonly created: Microseconds | undefined;
  /** Its last heartbeat, where another should have come since then: it died, or hangs. */
  readonly lastSeen: Microseconds | undefined;
  readonly executions: readonly ExecutionRecord[];
  readonly refusals: readonly ExecutionRecord[];
  /** When a record of it refused everybody. */
  readonly blocks: readonly Stretch[];
}

/**
 * Those that lived in a stretch of time, or whose slot or record was still in the others' way, in the order of their turns. Last come
 * those that only their executions tell of.
 * @param over when an execution was over, as far as that can be told
 */
export function runnersWithin(
  observation: Observation,
  span: Stretch,
  over: (execution: ExecutionRecord) => Microseconds,
): readonly DrawnRunner[] {
  const { from, to } = span;
  const within = (records: ExecutionColumns): ReadonlyMap<string, readonly ExecutionRecord[]> =>
    byRunner(records.within(from, to, over), ({ runner }) => runner);
  const executions = within(observation.executions);
  const refusals = within(observation.refusals);
  const blocks = byRunner(
    observation.blocks.filter((block) => block.from <= to && block.to >= from),
    ({ owner }) => owner,
  );
  const drawn = (runner: string, created?: Microseconds, lastSeen?: Microseconds): DrawnRunner => ({
    runner,
    created,
    lastSeen,
    executions: executions.get(runner) ?? [],
    refusals: refusals.get(runner) ?? [],
    blocks: blocks.get(runner) ?? [],
  });
  const executing = new Set(
    observation.running.filter((each) => over(each) >= observation.now).map(({ runner }) => runner),
  );
  const active = new Set([...executions.keys(), ...refusals.keys(), ...blocks.keys()]);
  const known = observation.runners
    .filter(
      ({ runner, created, lastSeen }) =>
        active.has(runner) || (created <= to && keptUntil(lastSeen, observation) >= from),
    )
    .map(({ runner, created, lastSeen }) =>
      drawn(
        runner,
        created,
        isOverdue({ runner, lastSeen }, observation) && !executing.has(runner) ? lastSeen : undefined,
      ),
    );
  const named = new Set(known.map(({ runner }) => runner));
  return [...known, ...[...active].filter((runner) => !named.has(runner)).map((runner) => drawn(runner))];
}

/** Those of nobody are left out. */
function byRunner<Item>(
  items: Iterable<Item>,
  runnerOf: (item: Item) => string | undefined,
): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const runner = runnerOf(item);
    if (runner === undefined) continue;
    const group = groups.get(runner);
    if (group === undefined) groups.set(runner, [item]);
    else group.push(item);
  }
  return groups;
}

function keptUntil(lastSeen: Microseconds, observation: Observation): Microseconds {
  return isGone(lastSeen, observation) ? lastSeen + observation.deadAfter : observation.now;
}

/**
 * As many as a picture has room for, in the same order: first of all whose record refuses everybody, then those that did
 * something, then those that came or went.
 */
export function mostTelling(runners: readonly DrawnRunner[], most: number): readonly DrawnRunner[] {
  if (runners.length <= most) return runners;
  const chosen = new Set(runners.toSorted((one, other) => interest(other) - interest(one)).slice(0, most));
  return runners.filter((runner) => chosen.has(runner));
}

function interest({ blocks, executions, refusals, lastSeen }: DrawnRunner): number {
  return (
    Number(blocks.length > 0) * 8 +
    Number(executions.length > 0) * 4 +
    Number(refusals.length > 0) * 2 +
    Number(lastSeen !== undefined)
  );
}
