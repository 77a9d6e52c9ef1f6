import { checkPeriodSeconds, createFleet, createSlotSettings, type Fleet } from "@slotwise/core";
import { type Microseconds, SECOND } from "../records/microseconds.js";
import type { ExecutionRecord, Records, RunnerRecord } from "../records/records.js";
import { blocksOf } from "./blocks.js";
import { completeSince } from "./complete-since.js";
import { hasLock } from "./has-lock.js";
import { isStuck, type Observation } from "./observation.js";
import type { AuditTerms } from "./terms.js";
import { viewChanges } from "./views.js";

/** What is taken for a fleet's settings where only its dead-after and its look period matter: pynenc's own. */
const DEFAULT_FLEET = createFleet({ protocol: "slot-claim", settings: createSlotSettings(), totalRunners: 1 });

/** Puts in order what records show. */
export function observe(records: Records, now: Microseconds, given: AuditTerms | undefined): Observation {
  const terms = given === undefined ? undefined : rememberFleets(given);
  const fleet = terms?.fleetOf(1) ?? DEFAULT_FLEET;
  const deadAfter = fleet.runnerConsideredDeadAfterMinutes * 60 * SECOND;
  const lookPeriod = checkPeriodSeconds(fleet) * SECOND;
  const byId = new Map(records.runners.map((runner) => [runner.runner, runner]));
  const runners = records.runners.filter(({ eligible }) => eligible).sort(byTurn);
  const attempts = byStart(records.executions);
  const refusals = attempts.filter(({ status }) => status === "blocked");
  const executions = refusals.length === 0 ? attempts : attempts.filter(({ status }) => status !== "blocked");
  const usualExecution = USUAL * longestOf(executions);
  const ordered: Omit<Observation, "blocks"> = {
    records,
    terms,
    now,
    completeSince: completeSince(records, terms, now),
    deadAfter,
    lookPeriod,
    usualExecution,
    executing: executions.findLast(
      (each) => each.status === "running" && each.holdsLock && now - each.start <= Math.max(usualExecution, lookPeriod),
    )?.runner,
    latestSign: latestSign(records),
    runners,
    executions,
    refusals,
    attempts,
    views: viewChanges(runners, deadAfter),
    runnerOf: (id) => byId.get(id),
  };
  if (!hasLock(ordered)) return { ...ordered, blocks: [] };
  return {
    ...ordered,
    blocks: blocksOf(executions, refusals, (execution) => isStuck(execution, ordered), now, deadAfter + lookPeriod),
  };
}

/** So many times the longest execution is not much longer. */
const USUAL = 2;

function longestOf(executions: readonly ExecutionRecord[]): Microseconds {
  // How long one took that was abandoned is somebody's word, where it was ended from outside.
  return executions.reduce(
    (longest, { status, start, end = start }) => (status === "completed" ? Math.max(longest, end - start) : longest),
    0,
  );
}

function latestSign({ runners, executions }: Records): Microseconds {
  const seen = runners.reduce((latest, { lastSeen }) => Math.max(latest, lastSeen), Number.NEGATIVE_INFINITY);
  return executions.reduce((latest, { start, end = start }) => Math.max(latest, end), seen);
}

/** Every judgement asks for the same few sizes, for each of up to a million starts. */
function rememberFleets(terms: AuditTerms): AuditTerms {
  const known = new Map<number, Fleet>();
  return {
    ...terms,
    fleetOf: (totalRunners) => {
      const fleet = known.get(totalRunners) ?? terms.fleetOf(totalRunners);
      if (known.size < MOST_SIZES) known.set(totalRunners, fleet);
      return fleet;
    },
  };
}

const MOST_SIZES = 10_000;

/** Readers mostly give them in order already, and of a million no copy is made then. */
function byStart(executions: readonly ExecutionRecord[]): readonly ExecutionRecord[] {
  const isSorted = executions.every(({ start }, index) => start >= (executions[index - 1]?.start ?? start));
  return isSorted ? executions : executions.toSorted((one, other) => one.start - other.start);
}

/** pynenc orders by creation; from 0.2.4 on then by id, and earlier ones leave it to the store. */
function byTurn(one: RunnerRecord, other: RunnerRecord): number {
  return one.created - other.created || (one.runner < other.runner ? -1 : 1);
}
