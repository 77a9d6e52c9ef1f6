import { keyEvents } from "../counterexample/key-events.js";
import type { Found } from "../counterexample/run-once.js";
import type { TraceEvent } from "../counterexample/trace.js";
import { looksLate } from "../engine/late-look.js";
import type { Scenario } from "../scenario/scenario.js";
import { MILLISECOND, type Microseconds } from "../time/microseconds.js";
import { ROUND } from "../time/round-numbers.js";
import { numbersOf } from "./numbers.js";

/** How much a scenario asks of its reader, the weightiest first: runners, faults, events, choices, what
 * happens at the same instant, digits, length. */
export type Cost = readonly number[];

/** @param endedAt true time at which it failed */
export function costOf(scenario: Scenario, { events, violation }: Found, endedAt: Microseconds): Cost {
  const told = keyEvents(events, violation);
  return [
    scenario.runners.length,
    faultsOf(scenario),
    told.length,
    choicesOf(scenario),
    coincidences(told),
    numbersOf(scenario).reduce((sum, { value }) => sum + digitsOf(value), 0),
    endedAt - scenario.start,
  ];
}

/** Whether one cost is below another. */
export function isLess(one: Cost, other: Cost): boolean {
  for (const [index, part] of one.entries()) {
    const difference = part - (other[index] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

/** Events of one runner at much the same instant as another's: harder to tell in order. */
function coincidences(events: readonly TraceEvent[]): number {
  return events.filter(({ at, actor }, index) => {
    const before = events[index - 1];
    return before !== undefined && at - before.at < MILLISECOND && before.actor !== actor;
  }).length;
}

/** Joins, faults and everything else that is not as one would expect. */
function faultsOf({ faults, runners, store, configurations }: Scenario): number {
  const late = runners.filter((runner) => looksLate(runner, configurations)).length;
  const unusual = runners.reduce(
    (sum, { joinsAt, clockOffset, clockDriftPpm, configuration, createdAt }) =>
      sum +
      Number(joinsAt !== undefined) +
      Number(clockOffset !== 0) +
      Number(clockDriftPpm !== 0) +
      Number(configuration !== 0) +
      Number(createdAt !== undefined) / 2,
    late,
  );
  const unreliable = Number(store.staleness > 0) + Number(store.delay > 0) + Number(store.reordersTies);
  return faults.length + unusual + unreliable;
}

/** Choices that are not the default. */
function choicesOf({ runners }: Scenario): number {
  return runners.reduce(
    (sum, { choices }) =>
      sum +
      Object.values(choices ?? {}).reduce((made, list) => made + (list ?? []).filter((one) => one !== 0).length, 0),
    0,
  );
}

/** 0 for 0, and the more the less round a number is. */
function digitsOf(value: number): number {
  return value === 0 ? 0 : 1 + ROUND.findIndex((unit) => value % unit === 0);
}
