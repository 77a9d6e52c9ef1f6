import type { ExecutionColumns } from "../records/execution-columns.js";
import type { Microseconds } from "../records/microseconds.js";
import type { ExecutionRecord, Records, RunnerRecord } from "../records/records.js";
import type { Block } from "./block.js";
import type { Priors } from "./priors.js";
import type { AuditTerms } from "./terms.js";
import type { ViewChanges } from "./views.js";

/** What the records show, put in order once: every judgement and every drawing reads this. */
export interface Observation {
  readonly records: Records;
  readonly terms: AuditTerms | undefined;
  /** The instant of the audit. */
  readonly now: Microseconds;
  /** From here on every start and every refusal has its record; what is older is a biased sample. */
  readonly completeSince: Microseconds;
  /** A heartbeat that is older no longer counts. Where no settings are known, pynenc's default. */
  readonly deadAfter: Microseconds;
  /** The longest time between two looks of a runner, an execution included. Where no settings are known, of pynenc's defaults. */
  readonly lookPeriod: Microseconds;
  /** Nobody is taken for gone who has executed for no longer than this: twice what the longest recorded execution took. */
  readonly usualExecution: Microseconds;
  /** The runner of a record that holds the lock and may still execute. */
  readonly executing: string | undefined;
  /** The latest that any process was heard of, workers among them. */
  readonly latestSign: Microseconds;
  /** Those that take part in the service, in the order of their turns: oldest first, then by id. */
  readonly runners: readonly RunnerRecord[];
  /** Starts that went ahead, whatever became of them, by start. */
  readonly executions: ExecutionColumns;
  /** Of these, those that are recorded as running. */
  readonly running: ExecutionColumns;
  /** Starts that the lock refused, by start. */
  readonly refusals: ExecutionColumns;
  /** The executions that they were refused for. */
  readonly priors: Priors;
  /** Both, by start: each was a look of a runner in its turn. */
  readonly attempts: ExecutionColumns;
  /** Who saw whom, as it changed. */
  readonly views: ViewChanges;
  /** When a record that nobody was going to end refused every start. */
  readonly blocks: readonly Block[];
  runnerOf(id: string): RunnerRecord | undefined;
}

/** When a runner was last known to live: its last heartbeat, or the start of the record that says it runs. */
export function lastSignOf(
  { runner, start }: ExecutionRecord,
  { runnerOf }: Pick<Observation, "runnerOf">,
): Microseconds {
  return Math.max(start, runnerOf(runner)?.lastSeen ?? start);
}

/** When an execution ended, as far as that can be told: one that runs is over when its runner was last heard of, or not yet. */
export function endOf(execution: ExecutionRecord, observation: Observation): Microseconds {
  if (execution.end !== undefined) return execution.end;
  const lastSign = lastSignOf(execution, observation);
  const isOver = !execution.holdsLock || (isGone(lastSign, observation) && !mayExecute(execution, observation));
  return isOver ? lastSign : Math.max(execution.start, observation.now);
}

/** Whether a record that holds the lock is that of an execution which takes no longer than others have. */
export function mayExecute(
  { status, holdsLock, start }: ExecutionRecord,
  { now, usualExecution }: Pick<Observation, "now" | "usualExecution">,
): boolean {
  return status === "running" && holdsLock && now - start <= usualExecution;
}

/** Whether a runner should have been heard of since: two of its looks have not come, and it does not execute. */
export function isOverdue(
  { runner, lastSeen }: Pick<RunnerRecord, "runner" | "lastSeen">,
  { now, lookPeriod, executing }: Pick<Observation, "now" | "lookPeriod" | "executing">,
): boolean {
  return runner !== executing && now - lastSeen > 2 * lookPeriod;
}

/**
 * Whether the runner of a record that runs is gone, and others have outlived it. Where nobody has, all are gone, or
 * the records are a copy that was made while it executed.
 */
export function isStuck(
  execution: ExecutionRecord,
  observation: Pick<Observation, "now" | "deadAfter" | "lookPeriod" | "latestSign" | "usualExecution" | "runnerOf">,
): boolean {
  if (!execution.holdsLock || mayExecute(execution, observation)) return false;
  const lastSign = lastSignOf(execution, observation);
  return isGone(lastSign, observation) && observation.latestSign - lastSign > observation.deadAfter;
}

/** Whether a runner that was last heard of then no longer lives: it neither counts, nor can it still be executing as long as executions take. */
export function isGone(
  lastSign: Microseconds,
  { now, deadAfter, lookPeriod }: Pick<Observation, "now" | "deadAfter" | "lookPeriod">,
): boolean {
  return now - lastSign > deadAfter + lookPeriod;
}
