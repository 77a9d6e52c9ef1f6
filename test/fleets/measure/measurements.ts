import type { FleetPlan } from "../fleet-plan.js";

/** What one measurement found: where and when, and a row for each fleet. */
export interface Measurements<Row> {
  readonly measuredOn: string;
  readonly python: string;
  readonly cores: number;
  /** Processes that wanted to run, on average over the last five minutes of it. */
  readonly load: number;
  readonly rows: readonly Row[];
}

export interface LookPeriodRow {
  readonly plan: FleetPlan;
  readonly periods: number;
  readonly medianSeconds: number;
  readonly ninetyFifthSeconds: number;
  readonly longestSeconds: number;
}

export interface MissedTurnsRow {
  readonly plan: FleetPlan;
  readonly turns: number;
  readonly missed: number;
}

export interface OverlapsRow {
  readonly plan: FleetPlan;
  readonly seconds: number;
  readonly starts: number;
  readonly overlaps: number;
  readonly refusals: number;
}

export interface JoinsRow {
  readonly plan: FleetPlan;
  /** How often three runners joined one after the other, and in how many of these times executions overlapped. */
  readonly times: number;
  readonly timesWithOverlap: number;
}

export interface KillRow {
  readonly plan: FleetPlan;
  readonly seconds: number;
  readonly startsAfterKill: number;
  readonly refusalsAfterKill: number;
  /** Absent where the store keeps no records. */
  readonly afterRestart?: { readonly seconds: number; readonly starts: number; readonly refusals: number } | undefined;
  /** Until somebody started again, from when the record was cleared. */
  readonly secondsToStartOnceCleared?: number | undefined;
}

export interface StopRow {
  readonly plan: FleetPlan;
  readonly status: number | null;
  readonly isFinished: boolean;
  readonly secondsToLeave: number;
  /** For how long after its last heartbeat another runner still saw it. */
  readonly secondsSeen: number;
}

export interface ExceptionRow {
  readonly plan: FleetPlan;
  readonly kind: "pynenc" | "other";
  /** Absent where the runner lives. */
  readonly status?: number | null | undefined;
  readonly recordedAs: readonly string[];
  readonly isAnyRecordRunning: boolean;
}

export interface CronRow {
  readonly plan: FleetPlan;
  /** How often the cron had run once so many runners had been started. */
  readonly runs: readonly number[];
}

export interface FaultMeasurements {
  readonly overlaps: readonly OverlapsRow[];
  readonly joins: readonly JoinsRow[];
  readonly kills: readonly KillRow[];
  readonly stops: readonly StopRow[];
  readonly exceptions: readonly ExceptionRow[];
  readonly crons: readonly CronRow[];
}
