import type { Fleet } from "@slotwise/core";
import type { Microseconds } from "../time/microseconds.js";
import type { RunnerChoices } from "./choices.js";
import type { Fault } from "./fault.js";

/** What one runner is configured with: pynenc's settings, and what is known of its executions. */
export interface Configuration
  extends Pick<
    Fleet,
    | "settings"
    | "checkIntervalMinutes"
    | "loopSeconds"
    | "loopOverheadSeconds"
    | "runnerConsideredDeadAfterMinutes"
    | "startDelaySeconds"
  > {
  /** `slot-window`, `slot-claim`, or what another protocol calls itself. */
  readonly protocol: string;
  readonly longestExecutionSeconds: number;
  /** Absent: every execution takes the longest. */
  readonly shortestExecutionSeconds?: number | undefined;
}

/** One runner of a scenario. */
export interface ScenarioRunner {
  readonly id: string;
  /** Index into the scenario's configurations. */
  readonly configuration: number;
  /** When its process starts; absent: it has long been there when the scenario starts, in everybody's view. */
  readonly joinsAt?: Microseconds | undefined;
  /**
   * In place of whom its process is started: only if that one is gone by then. A process that is started again is a
   * runner of its own, with an id of its own, and the one before it is listed for as long as its heartbeat counts.
   */
  readonly replaces?: string | undefined;
  /** How long after it starts, or after the scenario does, its loop first looks. */
  readonly firstLook: Microseconds;
  /** How far its clock is ahead; negative: behind. */
  readonly clockOffset: Microseconds;
  /** Microseconds its clock gains in a second. */
  readonly clockDriftPpm: number;
  /** Creation time by its own clock; absent: earlier than that of every runner listed after it. */
  readonly createdAt?: Microseconds | undefined;
  /** What chance decides, in order; where a list ends the default is taken. */
  readonly choices?: RunnerChoices | undefined;
}

/** The store that all runners share. */
export interface StoreBehaviour {
  /** How old what is read may be. */
  readonly staleness: Microseconds;
  /** How long one access may take. */
  readonly delay: Microseconds;
  /** Whether two reads may order runners of the same creation time differently, under a protocol that allows any order. */
  readonly reordersTies: boolean;
  /** Whether a protocol's store lock is used: without it, the protocol's arithmetic is on its own. */
  readonly locks: boolean;
}

/** All of a run, as data: from the same scenario comes the same run, to the microsecond. */
export interface Scenario {
  readonly configurations: readonly Configuration[];
  /** In the order in which they were created. */
  readonly runners: readonly ScenarioRunner[];
  readonly faults: readonly Fault[];
  readonly store: StoreBehaviour;
  /** True time. */
  readonly start: Microseconds;
  readonly end: Microseconds;
}

export const RELIABLE_STORE: StoreBehaviour = Object.freeze({
  staleness: 0,
  delay: 0,
  reordersTies: false,
  locks: true,
});

/** What a fleet's runners are configured with. @param longestExecutionSeconds where the fleet does not say */
export function configurationOf(fleet: Fleet, longestExecutionSeconds = 0): Configuration {
  return {
    protocol: fleet.protocol,
    settings: fleet.settings,
    checkIntervalMinutes: fleet.checkIntervalMinutes,
    loopSeconds: fleet.loopSeconds,
    loopOverheadSeconds: fleet.loopOverheadSeconds,
    runnerConsideredDeadAfterMinutes: fleet.runnerConsideredDeadAfterMinutes,
    startDelaySeconds: fleet.startDelaySeconds,
    longestExecutionSeconds: fleet.longestExecutionSeconds ?? longestExecutionSeconds,
  };
}
