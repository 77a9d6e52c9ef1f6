import type { Cycle } from "./cycle.js";
import { type Fleet, idlePeriodSeconds } from "./fleet.js";
import { type Guarantee, judge, judged, type PromiseName, type Quantity, sumSeconds, type Witness } from "./promise.js";
import { at, delayedExecution, MICROSECOND_SECONDS, quantity, story } from "./promise-terms.js";
import { PROTOCOLS } from "./protocols.js";
import { pythonModulo } from "./python-float.js";

/**
 * Where starts are locked the store decides, with a store that loses no write: whatever the slots let through, a
 * record of an execution that is not over refuses the next start. Elsewhere it is the gap:
 * `L + d + e <= G`. An execution may start at the last instant of its window, so what follows the window keeps
 * executions apart, not the window.
 */
export function executionsDisjoint(fleet: Fleet, cycle: Cycle): Guarantee {
  if (PROTOCOLS[fleet.protocol].locksStarts) return judged("executions-disjoint", "holds");
  const silence = quantity("G", "the gap after each window", cycle.gapSeconds);
  return fitsInto("executions-disjoint", fleet, cycle, silence, (excess) => overlap(fleet, cycle, excess));
}

/** `L + d + e <= S - A`: the execution before is over before the next runner's turn begins. */
export function startsUnrefused(fleet: Fleet, cycle: Cycle): Guarantee {
  if (!PROTOCOLS[fleet.protocol].locksStarts) return judged("starts-unrefused", "holds");
  const rest = quantity("S - A", "the slot after its safe start window", slotAfter(cycle.safeStartSeconds, cycle));
  return fitsInto("starts-unrefused", fleet, cycle, rest, (excess) => refusal(fleet, cycle, excess, 0));
}

/**
 * `L + d + e <= S - min(A, P)`. An execution that outlasts `S - A` refuses the looks in the beginning of the next turn;
 * a refused runner looks again within `P`, so its turn is lost only where less than `P` is left of `A` by then.
 */
export function refusedTurnsKept(fleet: Fleet, cycle: Cycle): Guarantee {
  if (!PROTOCOLS[fleet.protocol].locksStarts) return judged("refused-turns-kept", "holds");
  const needed = Math.min(cycle.safeStartSeconds, idlePeriodSeconds(fleet));
  const rest = quantity(
    "S - min(A, P)",
    "the slot without what a refused runner needs to look",
    slotAfter(needed, cycle),
  );
  const earliest = cycle.safeStartSeconds - needed;
  return fitsInto("refused-turns-kept", fleet, cycle, rest, (excess) => refusal(fleet, cycle, excess, earliest));
}

/** Judges `L + d + e <= right`, which only a fleet of several that starts at all can break. */
function fitsInto(
  promise: PromiseName,
  fleet: Fleet,
  cycle: Cycle,
  right: Quantity,
  witness: (excess: number) => Witness,
): Guarantee {
  if (cycle.regime === "alone" || cycle.regime === "nobody") return judged(promise, "holds");
  const inequality = { left: delayedExecution(fleet), relation: "<=" as const, right };
  const excess = sumSeconds(inequality.left) - right.seconds;
  const verdict = judge(promise, inequality, () => witness(excess));
  if (fleet.longestExecutionSeconds !== undefined) return verdict;
  // Nobody said how long an execution takes, but it takes some time: with nothing left for it, it is broken all the same.
  return excess < 0
    ? { ...verdict, verdict: "unknown", witness: undefined }
    : { ...verdict, verdict: "broken", witness: witness(excess) };
}

/** `S` less a part of the window. Where that is all of it, a subtraction would blur the last bit, differently for each n. */
function slotAfter(seconds: number, { windowSeconds, gapSeconds, slotSeconds }: Cycle): number {
  return seconds === windowSeconds ? gapSeconds : slotSeconds - seconds;
}

/**
 * The first runner, by a clock that is behind, decides late enough in its window to be still at it when the second one,
 * by a clock that is right, starts. No more of the skew and the delay is used than that takes.
 */
function overlap(fleet: Fleet, cycle: Cycle, excess: number): Witness {
  const { decidedAt, startsAt } = lateStart(fleet, cycle, excess / 2, cycle.slotSeconds);
  const events = [at(decidedAt, 0, "may start"), at(startsAt, 0, "starts"), at(cycle.slotSeconds, 1, "starts")];
  const { longestExecutionSeconds } = fleet;
  return longestExecutionSeconds === undefined
    ? story(...events)
    : story(...events, at(startsAt + longestExecutionSeconds, 0, "ends"));
}

/**
 * The same, but the second is refused. It looks so late in its turn, from `earliest` on, that the turn is over when it
 * looks again; with `earliest` 0 that need not be so.
 */
function refusal(fleet: Fleet, cycle: Cycle, excess: number, earliest: number): Witness {
  const { safeStartSeconds, slotSeconds, intervalSeconds } = cycle;
  const beyond = Math.max(excess, MICROSECOND_SECONDS);
  const inTurn = earliest + Math.min(beyond, safeStartSeconds - earliest) / 2;
  const again = inTurn + idlePeriodSeconds(fleet);
  const { decidedAt, startsAt } = lateStart(fleet, cycle, excess / 4, slotSeconds + inTurn);
  const endsAt = startsAt + (fleet.longestExecutionSeconds ?? 0);
  const isInTurn = pythonModulo(again, intervalSeconds) < safeStartSeconds;
  const looks = isInTurn ? (slotSeconds + again >= endsAt ? "starts" : "is refused") : "looks in vain";
  const events = [
    at(decidedAt, 0, "may start"),
    at(startsAt, 0, "starts"),
    at(slotSeconds + inTurn, 1, "is refused"),
    at(slotSeconds + again, 1, looks),
  ];
  if (fleet.longestExecutionSeconds !== undefined) events.push(at(endsAt, 0, "ends"));
  return story(...events.toSorted((one, other) => one.atSeconds - other.atSeconds));
}

/** A decision just before the end of the first runner's safe start window, and a start no later than need be. */
function lateStart(
  fleet: Fleet,
  { safeStartSeconds }: Cycle,
  beforeEnd: number,
  latest: number,
): { readonly decidedAt: number; readonly startsAt: number } {
  const sooner = beforeEnd > 0 ? beforeEnd : MICROSECOND_SECONDS / 2;
  const ownTime = safeStartSeconds - Math.min(sooner, safeStartSeconds / 2);
  const decidedAt = ownTime + Math.min(fleet.clockSkewSeconds, latest - ownTime);
  return { decidedAt, startsAt: Math.min(decidedAt + fleet.startDelaySeconds, latest) };
}
