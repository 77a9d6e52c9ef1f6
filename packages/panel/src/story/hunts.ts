import { brokenPromises, type Fleet, PROTOCOLS, type PromiseName } from "@slotwise/core";
import type { FaultAllowance, Hunt, ViolationKind } from "@slotwise/simulator";
import type { FaultChoice } from "./fault-choice.js";

const FAULTS: Readonly<Record<FaultChoice, FaultAllowance>> = {
  none: {},
  join: { joins: 1 },
  crash: { crashes: 1 },
};

interface Violations {
  /** What the simulator shows of a promise that is broken without any fault. */
  readonly ofPromise: Partial<Readonly<Record<PromiseName, ViolationKind>>>;
  /** What to look for first when a runner joins. */
  readonly ofJoin: ViolationKind;
  readonly ofCrash: readonly ViolationKind[];
}

const WITHOUT_LOCK: Violations = {
  ofPromise: {
    "executions-disjoint": "overlap",
    "no-turn-missed": "missed-turn",
    "full-coverage": "silence",
    // Who is taken for dead shares a turn with whoever took it over.
    "runners-visible": "overlap",
    "executing-runner-visible": "overlap",
  },
  ofJoin: "overlap",
  ofCrash: ["overlap", "silence"],
};

/** A lock refuses whoever would overlap; what it cannot do is outlive the death of its owner. */
const WITH_LOCK: Violations = {
  ofPromise: {
    "refused-turns-kept": "lost-turn",
    "no-turn-missed": "missed-turn",
    "full-coverage": "silence",
    "runners-visible": "lost-turn",
    "executing-runner-visible": "lost-turn",
  },
  ofJoin: "silence",
  ofCrash: ["block", "silence"],
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
  const { ofPromise, ofJoin, ofCrash } = PROTOCOLS[fleet.protocol].locksStarts ? WITH_LOCK : WITHOUT_LOCK;
  const broken = brokenPromises(fleet).flatMap(({ promise }) => ofPromise[promise] ?? []);
  switch (choice) {
    case "none":
      return [...new Set(broken)];
    case "join":
      return [...new Set([ofJoin, ...broken])];
    case "crash":
      return ofCrash;
  }
}
