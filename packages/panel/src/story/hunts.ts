import { brokenPromises, type Fleet, PROTOCOLS, type PromiseName } from "@slotwise/core";
import type { FaultAllowance, Hunt, ViolationKind } from "@slotwise/simulator";
import type { FaultChoice } from "./fault-choice.js";

const FAULTS: Readonly<Record<FaultChoice, FaultAllowance>> = {
  none: {},
  join: { joins: 1 },
  crash: { crashes: 1 },
};

/** What the simulator shows of a promise that is broken without any fault. */
const SHOWN_AS: Partial<Readonly<Record<PromiseName, ViolationKind>>> = {
  "executions-disjoint": "overlap",
  "no-turn-missed": "missed-turn",
  "refused-turns-kept": "lost-turn",
  "full-coverage": "silence",
};

/** Scenarios for each hunt; fewer where each of them is a large fleet. */
const MOST_TRIES = 4000;
const MOST_RUNNER_TRIES = 100_000;

/**
 * What to look for, the worst first. Empty where nothing can be found: without a fault the closed forms decide, and
 * nobody has to search for what they rule out.
 */
export function huntsFor(fleet: Fleet, choice: FaultChoice): readonly Hunt[] {
  return violations(fleet, choice).map((find) => ({
    fleet,
    find,
    faults: FAULTS[choice],
    seed: 1,
    tries: Math.max(20, Math.min(MOST_TRIES, Math.floor(MOST_RUNNER_TRIES / fleet.totalRunners))),
    mayShrinkFleet: false,
  }));
}

function violations(fleet: Fleet, choice: FaultChoice): readonly ViolationKind[] {
  const broken = brokenPromises(fleet).flatMap(({ promise }) => SHOWN_AS[promise] ?? []);
  // A lock refuses whoever would overlap; what it cannot do is outlive the death of its owner.
  const locks = PROTOCOLS[fleet.protocol].locksStarts;
  const worst = locks ? "silence" : "overlap";
  switch (choice) {
    case "none":
      return broken;
    case "join":
      return [worst, ...broken.filter((kind) => kind !== worst)];
    case "crash":
      return locks ? ["block", "silence"] : ["overlap", "silence"];
  }
}
