import type { Microseconds } from "../microseconds.js";
import type { Scenario } from "../scenario.js";
import { type Cost, costOf, isLess } from "./cost.js";
import type { Found, Hunt } from "./hunt.js";
import { MOVES } from "./moves.js";
import { isPlausible } from "./plausible.js";
import { failureOf, foundIn } from "./run-once.js";

/** What shrinking gave, and how many scenarios it took. */
export interface Shrunk {
  readonly scenario: Scenario;
  readonly tried: number;
}

/** More tries than this are not worth the wait. */
const MOST_TRIES = 40_000;

/**
 * Makes a failing scenario simpler for as long as it goes on failing: fewest runners first, then faults, then events,
 * then choices, then round numbers. Greedy and deterministic.
 */
export function shrink(failing: Scenario, hunt: Hunt): Shrunk {
  const attempt = (scenario: Scenario): Attempt | undefined => attemptOf(scenario, hunt);
  let best = attempt(failing);
  let tried = 1;
  if (best === undefined) return { scenario: failing, tried };
  for (let improved = true; improved && tried < MOST_TRIES; ) {
    improved = false;
    for (const move of MOVES) {
      let next: Attempt | undefined;
      do {
        next = undefined;
        for (const candidate of move(best.scenario, hunt.mayShrinkFleet !== false)) {
          if (++tried >= MOST_TRIES) break;
          const attempted = attempt(candidate);
          if (attempted === undefined || !isLess(attempted.cost, best.cost)) continue;
          next = attempted;
          break;
        }
        if (next !== undefined) {
          best = next;
          improved = true;
        }
      } while (next !== undefined);
    }
  }
  return { scenario: cut(best), tried };
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
function attemptOf(scenario: Scenario, hunt: Hunt): Attempt | undefined {
  if (!isPlausible(scenario, hunt)) return undefined;
  const failure = failureOf(scenario, hunt);
  if (failure === undefined) return undefined;
  const found: Found | undefined = foundIn(scenario, hunt);
  if (found === undefined || hunt.accepts?.(found) === false) return undefined;
  return { scenario, endedAt: failure.endedAt, cost: costOf(scenario, found, failure.endedAt) };
}
