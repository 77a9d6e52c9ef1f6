import { createSlotSettings, type Protocol, type SlotSettings } from "@slotwise/core";
import {
  DEFAULT_LOOP_OVERHEAD_SECONDS,
  type LoopTerms,
  loopRoundSeconds,
  loopVariationSeconds,
  releaseFacts,
} from "@slotwise/pynenc";
import {
  type Configuration,
  type Fault,
  microseconds,
  RELIABLE_STORE,
  type Scenario,
  type ScenarioRunner,
} from "@slotwise/simulator";
import type { TestedRelease } from "../real-pynenc.js";

export type RunnerClass = "ThreadRunner" | "MultiThreadRunner" | "ProcessRunner" | "PersistentProcessRunner";
export type StoreKind = "sqlite" | "redis";

/** Of `[broker] queue_timeout_sec`. */
const DEFAULT_QUEUE_TIMEOUT_SECONDS = 0.1;

/** What a real fleet is set to. */
export interface FleetPlan {
  readonly release: TestedRelease;
  readonly store: StoreKind;
  readonly runnerClass: RunnerClass;
  readonly intervalSeconds: number;
  readonly marginSeconds: number;
  readonly checkSeconds: number;
  readonly loopSleepSeconds: number;
  readonly deadAfterSeconds: number;
  /** How long each execution is made to take, at least. */
  readonly executionSeconds: number;
  /** `[broker] queue_timeout_sec`; pynenc's own where absent. */
  readonly queueTimeoutSeconds?: number | undefined;
  /** `atomic_service_max_start_slot_fraction`; pynenc's own where absent. */
  readonly startFraction?: number | undefined;
  /** A cron of a task in the application's code. */
  readonly cron?: string | undefined;
}

/** Short cycles with room in them: a slot of three is 2 s, its window 1.5 s, and a runner looks two or three times in it. */
export const SHORT_CYCLES = {
  runnerClass: "ThreadRunner",
  intervalSeconds: 6,
  marginSeconds: 0.5,
  checkSeconds: 0.5,
  loopSleepSeconds: 0.1,
  deadAfterSeconds: 60,
  executionSeconds: 0.1,
  startFraction: 1,
} as const satisfies Omit<FleetPlan, "release" | "store">;

export function protocolOf({ release }: Pick<FleetPlan, "release">): Protocol {
  return releaseFacts(release).protocol;
}

/** The settings as pynenc names them. */
export function pynencSettings(plan: FleetPlan): Readonly<Record<string, number>> {
  return {
    atomic_service_interval_minutes: plan.intervalSeconds / 60,
    atomic_service_spread_margin_minutes: plan.marginSeconds / 60,
    atomic_service_check_interval_minutes: plan.checkSeconds / 60,
    runner_considered_dead_after_minutes: plan.deadAfterSeconds / 60,
    runner_loop_sleep_time_sec: plan.loopSleepSeconds,
    ...(plan.startFraction === undefined ? {} : { atomic_service_max_start_slot_fraction: plan.startFraction }),
    ...(plan.queueTimeoutSeconds === undefined ? {} : { queue_timeout_sec: plan.queueTimeoutSeconds }),
  };
}

/** The settings as the reference model has them. */
export function slotSettings(plan: FleetPlan): SlotSettings {
  return createSlotSettings({
    serviceIntervalMinutes: plan.intervalSeconds / 60,
    spreadMarginMinutes: plan.marginSeconds / 60,
    ...(plan.startFraction === undefined ? {} : { maxStartSlotFraction: plan.startFraction }),
  });
}

/** What slotwise knows of one round of the runner's loop. */
function roundOf(plan: FleetPlan): LoopTerms {
  return {
    runnerClass: plan.runnerClass,
    brokerClass: plan.store === "redis" ? "RedisBroker" : "SQLiteBroker",
    loopSleepSeconds: plan.loopSleepSeconds,
    queueTimeoutSeconds: plan.queueTimeoutSeconds ?? DEFAULT_QUEUE_TIMEOUT_SECONDS,
    overheadSeconds: DEFAULT_LOOP_OVERHEAD_SECONDS,
  };
}

/** How a simulation of the same fleet is configured. */
export function configurationOf(plan: FleetPlan): Configuration {
  return {
    protocol: protocolOf(plan),
    settings: slotSettings(plan),
    checkIntervalMinutes: plan.checkSeconds / 60,
    loopSeconds: loopRoundSeconds(roundOf(plan)),
    loopOverheadSeconds: loopVariationSeconds(roundOf(plan)),
    runnerConsideredDeadAfterMinutes: plan.deadAfterSeconds / 60,
    startDelaySeconds: 0,
    longestExecutionSeconds: plan.executionSeconds,
  };
}

/** When, in a simulation, each runner's process starts; absent for one that has long been there. In seconds from its start. */
export interface SimulatedRunner {
  readonly joinsAtSeconds?: number | undefined;
  readonly firstLookSeconds: number;
}

/** The scenario of a plan, or of one for each runner, from the epoch on, where a cycle starts. */
export function scenarioOf(
  plan: FleetPlan | readonly FleetPlan[],
  runners: readonly SimulatedRunner[],
  faults: readonly Fault[],
  seconds: number,
): Scenario {
  const plans = "release" in plan ? [plan] : plan;
  return {
    configurations: plans.map(configurationOf),
    runners: runners.map(
      ({ joinsAtSeconds, firstLookSeconds }, index): ScenarioRunner => ({
        id: runnerName(index),
        configuration: plans.length > 1 ? index : 0,
        ...(joinsAtSeconds === undefined ? {} : { joinsAt: microseconds(joinsAtSeconds) }),
        firstLook: microseconds(firstLookSeconds),
        clockOffset: 0,
        clockDriftPpm: 0,
      }),
    ),
    faults,
    store: RELIABLE_STORE,
    start: 0,
    end: microseconds(seconds),
  };
}

/** What the harness and the simulation call the runner that was started so many others after. */
export function runnerName(index: number): string {
  return `runner-${index + 1}`;
}
