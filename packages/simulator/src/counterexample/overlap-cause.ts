import { createCycle, PROTOCOLS } from "@slotwise/core";
import { isSlotProtocol } from "../protocol/slot-rule.js";
import type { Violation } from "../scenario/violation.js";
import { MINUTE, type Microseconds, microseconds } from "../time/microseconds.js";
import type { Counterexample } from "./counterexample.js";
import { aheadOf, type Part, partOf } from "./overlap-part.js";
import { timingSentence } from "./timing-cause.js";
import type { TraceEvent } from "./trace.js";
import { count, exactDuration, runnerList, sentence } from "./words.js";

/** Why two execute at once, in a sentence whose numbers hold; nothing where the events say it all. */
export function overlapCause(
  counterexample: Counterexample,
  { first, second, from }: Extract<Violation, { kind: "overlap" }>,
): readonly string[] {
  const { choices } = counterexample;
  const [one, other] = [partOf(counterexample, first, from), partOf(counterexample, second, from)];
  if (one === undefined || other === undefined) return [];
  const configurationOf = (id: string) => choices.runners.find((runner) => runner.id === id)?.configuration;
  if (configurationOf(first) !== configurationOf(second)) {
    return ["The two are configured differently, so their windows have nothing to do with each other."];
  }
  if (isLockLost(counterexample, one, other)) {
    return [sentence(`the record by which the store would have refused ${second} was among what was lost`)];
  }
  const hidden = hiddenSentence(counterexample, one, other) ?? hiddenSentence(counterexample, other, one);
  if (hidden !== undefined) return [hidden];
  const [seenByOne, seenByOther] = [one.look.view ?? [], other.look.view ?? []];
  if ([...seenByOne].sort().join() !== [...seenByOther].sort().join()) return [viewsDiffer(one, other)];
  if (seenByOne.join() !== seenByOther.join() && seenByOne.indexOf(first) === seenByOther.indexOf(second)) {
    return ["Both see the same runners, but in a different order, so both take the same window for their own."];
  }
  // Where no windows are known, another protocol decided.
  if (one.look.turn === null || other.look.turn === null) {
    return ["Both see the same runners, and both were allowed to start."];
  }
  if (sharesInstant(one, other)) {
    return ["In exact numbers the two windows only touch; rounding makes them share this instant."];
  }
  const gap = gapOf(counterexample, seenByOne.length);
  return gap === undefined ? [] : timingSentence(counterexample, one, other, gap);
}

/** Whether what the store lost held the record of the first execution, and a record keeps others from starting. */
function isLockLost({ events, choices, protocol }: Counterexample, one: Part, other: Part): boolean {
  if (!isSlotProtocol(protocol) || !PROTOCOLS[protocol].locksStarts || !choices.store.locks) return false;
  return events.some(
    ({ fault }) =>
      fault?.kind === "failover" &&
      fault.at >= one.look.at &&
      fault.at <= other.start.at &&
      fault.at - fault.loses < one.start.at,
  );
}

/** What kept a reader from seeing a runner that was alive and registered. */
function hiddenSentence(counterexample: Counterexample, hidden: Part, reader: Part): string | undefined {
  const { events, settings, choices } = counterexample;
  const unseen = reader.look.unseen.find(({ runner }) => runner === hidden.runner);
  if (unseen === undefined) return undefined;
  const isLost = events.some(({ fault, at }) => fault?.kind === "failover" && at <= reader.look.at);
  const { heartbeatAge } = unseen;
  if (heartbeatAge === null) {
    return isLost
      ? sentence(`the store had lost the entry of ${hidden.runner}, so ${reader.runner} did not know of it`)
      : undefined;
  }
  const own = choices.runners.find(({ id }) => id === reader.runner);
  const deadAfter = Math.round((settings[own?.configuration ?? 0]?.runnerConsideredDeadAfterMinutes ?? 0) * MINUTE);
  if (heartbeatAge <= deadAfter) return undefined;
  const tookForDead = `so ${reader.runner} took ${hidden.runner} for dead`;
  if (isLost) return sentence(`the store had lost the last heartbeats of ${hidden.runner}, ${tookForDead}`);
  const ahead = aheadOf(reader.look, hidden.look);
  if (heartbeatAge - ahead <= deadAfter) {
    return sentence(
      `the clock of ${reader.runner} is ${exactDuration(ahead)} ahead of the one that wrote the heartbeat, ${tookForDead}`,
    );
  }
  const isHeldUp = events.some(
    ({ fault, at, actor }) => fault?.kind === "pause" && actor === hidden.runner && at <= reader.look.at,
  );
  return sentence(
    `a runner writes no heartbeat while it ${isHeldUp ? "is held up" : "waits or executes"}, ${tookForDead}`,
  );
}

function viewsDiffer(one: Part, other: Part): string {
  const [seenByOne, seenByOther] = [one.look.view ?? [], other.look.view ?? []];
  if (seenByOne.length === seenByOther.length) {
    return sentence(
      `${one.runner} went by ${runnerList(seenByOne)}, ${other.runner} by ${runnerList(seenByOther)}: what is one runner's window by one list is another's by the other`,
    );
  }
  const who = ({ runner }: Part, seen: readonly string[]): string => {
    if (seen.length !== 1) return `${runner} cut the cycle for ${count(seen.length, "runner")}`;
    return seen[0] === runner ? `${runner} believed itself alone` : `${runner} saw ${seen[0]} alone`;
  };
  return sentence(`${who(one, seenByOne)}, ${who(other, seenByOther)}: windows cut for different fleets may overlap`);
}

/** Whether both looked at the same instant of their clocks, which is in either's window. */
function sharesInstant({ look: one }: Part, { look: other }: Part): boolean {
  const isIn = (local: Microseconds | null, { turn }: TraceEvent): boolean =>
    turn !== null && local !== null && local >= turn.opens && local < turn.closes;
  return one.at === other.at && one.local === other.local && isIn(one.local, other) && isIn(other.local, one);
}

function gapOf({ settings, protocol }: Counterexample, runners: number): Microseconds | undefined {
  const [first] = settings;
  if (first === undefined || runners === 0 || !isSlotProtocol(protocol)) return undefined;
  const cycle = createCycle(protocol, first.settings, runners);
  return microseconds(cycle.slotSeconds - cycle.safeStartSeconds);
}
