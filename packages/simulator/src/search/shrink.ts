import { Effort, type Found, failureOf, foundIn } from "../counterexample/run-once.js";
import { isOfRunner } from "../scenario/fault.js";
import type { Scenario } from "../scenario/scenario.js";
import type { Microseconds } from "../time/microseconds.js";
import { type Cost, costOf, isLess } from "./cost.js";
import { nameOf } from "./fixed-fleet.js";
import type { Hunt } from "./hunt.js";
import { MOVES } from "./moves.js";
import { isPlausible } from "./plausible.js";

/** What shrinking gave, and how many scenarios it took. */
export interface Shrunk {
  readonly scenario: Scenario;
  readonly tried: number;
  /** Undefined where it does not fail after all. */
  readonly cost: Cost | undefined;
}

/** More work than this is not worth the wait. A try in a large fleet is a lot of work: it gets fewer of them. */
const MOST_EFFORT = 5_000_000;

/** Work between two reports of progress. */
const PROGRESS_EFFORT = 50_000;

/**
 * Makes a failing scenario simpler for as long as it goes on failing: fewest runners first, then faults, then events,
 * then choices, then round numbers. Greedy and deterministic.
 * @param progress called now and then with the share of the work that may still come to an end earlier
 */
export function shrink(failing: Scenario, hunt: Hunt, progress?: (share: number) => void): Shrunk {
  const effort = new Effort();
  let reported = 0;
  const attempt = (scenario: Scenario): Attempt | undefined => {
    if (effort.spent - reported >= PROGRESS_EFFORT) {
      reported = effort.spent;
      progress?.(Math.min(1, effort.spent / MOST_EFFORT));
    }
    return attemptOf(scenario, hunt, effort);
  };
  const failed = attempt(failing);
  let best = failed && withoutRest(failed);
  let tried = 1;
  if (best === undefined) return { scenario: failing, tried, cost: undefined };
  for (let improved = true; improved && effort.spent < MOST_EFFORT; ) {
    improved = false;
    for (const move of MOVES) {
      let next: Attempt | undefined;
      do {
        next = undefined;
        for (const candidate of move(best.scenario, hunt.mayShrinkFleet !== false)) {
          if (effort.spent >= MOST_EFFORT) break;
          tried++;
          const attempted = attempt(candidate);
          if (attempted === undefined || !isLess(attempted.cost, best.cost)) continue;
          next = withoutRest(attempted);
          break;
        }
        if (next !== undefined) {
          best = next;
          improved = true;
        }
      } while (next !== undefined);
    }
  }
  const renumbered = attempt(withConsecutiveNames(best.scenario));
  if (renumbered !== undefined && !isLess(best.cost, renumbered.cost)) best = renumbered;
  return { scenario: cut(best), tried, cost: best.cost };
}

/** Of a large fleet what comes after the violation is most of the work. */
function withoutRest(attempt: Attempt): Attempt {
  if (attempt.scenario.runners.length <= LARGE) return attempt;
  return { ...attempt, scenario: cut(attempt) };
}

const LARGE = 64;

/** Without gaps where a runner was taken out: whoever reads of runner 5 looks for the fourth. */
function withConsecutiveNames(scenario: Scenario): Scenario {
  const names = new Map(scenario.runners.map(({ id }, index) => [id, nameOf(index)]));
  const named = (id: string): string => names.get(id) ?? id;
  return {
    ...scenario,
    runners: scenario.runners.map((runner) => ({
      ...runner,
      id: named(runner.id),
      replaces: runner.replaces && named(runner.replaces),
    })),
    faults: scenario.faults.map((fault) => (isOfRunner(fault) ? { ...fault, runner: named(fault.runner) } : fault)),
  };
}

interface Attempt {
  readonly scenario: Scenario;
  readonly endedAt: Microseconds;
  readonly cost: Cost;
}

/** Nothing that comes after the violation matters to it. */
function cut({ scenario, endedAt }: Attempt): Scenario {
  return { ...scenario, end: endedAt, faults: scenario.faults.filter(({ at }) => at <= endedAt) };
}

/** The scenario with its cost; undefined where it does not fail or is none that may be. */
function attemptOf(scenario: Scenario, hunt: Hunt, effort: Effort): Attempt | undefined {
  if (!isPlausible(scenario, hunt)) return undefined;
  const failure = failureOf(scenario, hunt, undefined, effort);
  if (failure === undefined) return undefined;
  const found: Found | undefined = foundIn(scenario, hunt, effort);
  if (found === undefined || hunt.accepts?.(found) === false) return undefined;
  return { scenario, endedAt: failure.endedAt, cost: costOf(scenario, found, failure.endedAt) };
}
