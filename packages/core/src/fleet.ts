import { refuse, requireAtLeastZero, requireCount, requireMinutes } from "./argument.js";
import { type Cycle, createCycle, MOST_RUNNERS } from "./cycle.js";
import { type Protocol, requireProtocol } from "./protocols.js";
import { requireSlotSettings, type SlotSettings } from "./settings.js";

/** Everything the promises of a fleet depend on. Made by `createFleet`. */
export interface Fleet {
  readonly protocol: Protocol;
  readonly settings: SlotSettings;
  readonly totalRunners: number;
  /** The time after which a runner asks again whether it is its turn. pynenc: `atomic_service_check_interval_minutes`. */
  readonly checkIntervalMinutes: number;
  /**
   * The longest that one round of a runner's loop takes, an execution aside: its sleeps, its wait for the broker and
   * `loopOverheadSeconds`. A runner asks once a round at most.
   */
  readonly loopSeconds: number;
  /** The part of `loopSeconds` that differs from round to round: a round takes at least `loopSeconds` less this. */
  readonly loopOverheadSeconds: number;
  /** Age at which a heartbeat no longer counts. pynenc: `runner_considered_dead_after_minutes`. */
  readonly runnerConsideredDeadAfterMinutes: number;
  /** The longest execution of the atomic service, where it is known. */
  readonly longestExecutionSeconds: number | undefined;
  /** The largest difference between two runners' clocks. */
  readonly clockSkewSeconds: number;
  /** The longest delay from a decision to its effect, pauses included. */
  readonly startDelaySeconds: number;
  /** How old a membership view may be when it is read. */
  readonly storeStalenessSeconds: number;
}

type FleetDefaults = Omit<Fleet, "protocol" | "settings" | "totalRunners">;

const DEFAULTS: FleetDefaults = {
  checkIntervalMinutes: 0.5,
  // A `ThreadRunner` with a SQLite store: it sleeps for 0.1 s in each round and for 0.1 s after it.
  loopSeconds: 0.22,
  loopOverheadSeconds: 0.02,
  runnerConsideredDeadAfterMinutes: 10,
  longestExecutionSeconds: undefined,
  clockSkewSeconds: 0,
  startDelaySeconds: 0,
  storeStalenessSeconds: 0,
};

/** What has to be said of a fleet; the rest has pynenc's defaults, perfect clocks and an instant start. */
export type FleetDescription = Pick<Fleet, "protocol" | "settings" | "totalRunners"> & Partial<FleetDefaults>;

/**
 * Describes a fleet, checked once.
 * @throws RangeError that names the argument, its value and what is allowed
 */
export function createFleet(description: FleetDescription): Fleet {
  const fleet = { ...DEFAULTS, ...description };
  if (description.loopOverheadSeconds === undefined) {
    fleet.loopOverheadSeconds = Math.min(DEFAULTS.loopOverheadSeconds, fleet.loopSeconds);
  }
  requireProtocol(fleet.protocol);
  requireSlotSettings(fleet.settings);
  requireCount("totalRunners", fleet.totalRunners, 1, MOST_RUNNERS);
  requireMinutes("checkIntervalMinutes", fleet.checkIntervalMinutes);
  requireAtLeastZero("loopSeconds", fleet.loopSeconds);
  requireAtLeastZero("loopOverheadSeconds", fleet.loopOverheadSeconds);
  if (fleet.loopOverheadSeconds > fleet.loopSeconds) {
    refuse("loopOverheadSeconds", fleet.loopOverheadSeconds, `at most loopSeconds, which is ${fleet.loopSeconds}`);
  }
  requireMinutes("runnerConsideredDeadAfterMinutes", fleet.runnerConsideredDeadAfterMinutes);
  if (fleet.longestExecutionSeconds !== undefined) {
    requireAtLeastZero("longestExecutionSeconds", fleet.longestExecutionSeconds);
  }
  requireAtLeastZero("clockSkewSeconds", fleet.clockSkewSeconds);
  requireAtLeastZero("startDelaySeconds", fleet.startDelaySeconds);
  requireAtLeastZero("storeStalenessSeconds", fleet.storeStalenessSeconds);
  return Object.freeze(fleet);
}

/**
 * The longest time between two checks of one runner, in seconds, whatever it does in between. A check is due once the
 * check interval has passed since the one before, an execution included, and is made in the next round of the loop. An
 * execution that nobody declared counts as nothing.
 */
export function checkPeriodSeconds(
  fleet: Pick<Fleet, "checkIntervalMinutes" | "loopSeconds"> &
    Partial<Pick<Fleet, "longestExecutionSeconds" | "startDelaySeconds">>,
): number {
  const busySeconds = (fleet.startDelaySeconds ?? 0) + (fleet.longestExecutionSeconds ?? 0);
  return Math.max(fleet.checkIntervalMinutes * 60, busySeconds) + fleet.loopSeconds;
}

/** The longest time between two checks of which the first starts nothing, in seconds: what a turn can be missed by. */
export function idlePeriodSeconds(fleet: Pick<Fleet, "checkIntervalMinutes" | "loopSeconds">): number {
  return fleet.checkIntervalMinutes * 60 + fleet.loopSeconds;
}

/** The cycle of a fleet. The latest is kept, since a fleet is asked for many things, one after the other. */
export function cycleOf({ protocol, settings, totalRunners }: Fleet): Cycle {
  const isLatest =
    latest?.protocol === protocol && latest.settings === settings && latest.totalRunners === totalRunners;
  if (latest === undefined || !isLatest || !Object.isFrozen(settings)) {
    latest = createCycle(protocol, settings, totalRunners);
  }
  return latest;
}

let latest: Cycle | undefined;
