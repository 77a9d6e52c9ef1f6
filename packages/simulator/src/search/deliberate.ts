import { timingOf } from "../engine/timing.js";
import type { Scenario } from "../scenario/scenario.js";
import { MINUTE, secondsOf } from "../time/microseconds.js";
import { FixedFleet } from "./fixed-fleet.js";
import { DEFAULT_EXECUTION_SECONDS, type Hunt } from "./hunt.js";
import { latestFirstLook } from "./plausible.js";
import { closeSchedules, refusedSchedules, sparseSchedules } from "./worst-case.js";

/** Rounding treats the positions differently, but not that differently. */
const MOST_POSITIONS = 3;

/** A schedule whose runner would have to look more often before it matters starts with that look instead. */
const MOST_EARLIER_LOOKS = 1000;

/**
 * Scenarios that chance does not come upon: those in which the closed forms say that a fleet whose membership stays the
 * same comes closest to breaking its promise. With these a search finds what they call possible.
 */
export function deliberateScenarios(hunt: Hunt): readonly Scenario[] {
  const { fleet, faults, find, withoutLock } = hunt;
  // Those are of fleets whose runners are all alike.
  if (hunt.rules !== undefined || hunt.configurations !== undefined) return [];
  const known = {
    ...fleet,
    longestExecutionSeconds: fleet.longestExecutionSeconds ?? hunt.executionSeconds ?? DEFAULT_EXECUTION_SECONDS,
    clockSkewSeconds: faults.skew === undefined ? fleet.clockSkewSeconds : secondsOf(faults.skew),
  };
  const fixed = new FixedFleet(known);
  const made: Scenario[] = [];
  const last = Math.min(fleet.totalRunners - 1, MOST_POSITIONS);
  if (find === "overlap") {
    for (let position = 0; position < last; position++) {
      for (const scenario of closeSchedules(fixed, position, 0)) made.push(earlierLooksOf(scenario, position + 1));
    }
  }
  if (find === "lost-turn") {
    for (let position = 0; position < last; position++) {
      for (const scenario of refusedSchedules(fixed, position, 0)) made.push(earlierLooksOf(scenario, position + 1));
    }
  }
  if (find === "missed-turn") {
    // A lone runner has no turn before which nothing happens: its first look is late.
    const interval = Math.ceil(fleet.settings.serviceIntervalMinutes * MINUTE);
    if (fleet.totalRunners === 1) made.push(...sparseSchedules(fixed, 0, interval));
    for (let position = 1; position <= last; position++) {
      for (const scenario of sparseSchedules(fixed, position, 0)) made.push(earlierLooksOf(scenario, position));
    }
  }
  const locks = withoutLock !== true;
  return made
    .map((scenario) => fromZero({ ...scenario, store: { ...scenario.store, locks } }))
    .filter((scenario) => isInTime(scenario, hunt));
}

/** A runner that has not had its turn yet looks in vain from the start: that is what leads up to its look. */
function earlierLooksOf(scenario: Scenario, index: number): Scenario {
  const runner = scenario.runners[index];
  const configuration = scenario.configurations[0];
  if (runner === undefined || configuration === undefined) return scenario;
  const { leastGap } = timingOf(configuration);
  const looksAt = scenario.start + runner.firstLook;
  const looks = Math.floor(looksAt / leastGap);
  if (looks > MOST_EARLIER_LOOKS) return scenario;
  const jitter = runner.choices?.jitter;
  const choices =
    jitter === undefined
      ? runner.choices
      : { ...runner.choices, jitter: [...new Array<number>(looks).fill(0), ...jitter] };
  const earlier = { ...runner, firstLook: looksAt - looks * leastGap - scenario.start, choices };
  return { ...scenario, runners: scenario.runners.with(index, earlier) };
}

/** The same from time 0 on; whoever plays no part looks for the first time then. */
function fromZero(scenario: Scenario): Scenario {
  const runners = scenario.runners.map((runner) => ({
    ...runner,
    firstLook: runner.firstLook === 0 ? 0 : Math.max(0, scenario.start + runner.firstLook),
  }));
  return { ...scenario, runners, start: 0 };
}

function isInTime({ runners, configurations: [configuration] }: Scenario, hunt: Hunt): boolean {
  return (
    configuration !== undefined && runners.every(({ firstLook }) => firstLook <= latestFirstLook(configuration, hunt))
  );
}
