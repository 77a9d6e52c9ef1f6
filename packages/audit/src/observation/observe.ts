import { checkPeriodSeconds, createFleet, createSlotSettings, type Fleet } from "@slotwise/core";
import { ExecutionColumns } from "../records/execution-columns.js";
import { type Microseconds, SECOND } from "../records/microseconds.js";
import type { Records, RunnerRecord } from "../records/records.js";
import { blocksOf } from "./blocks.js";
import { completeSince } from "./complete-since.js";
import { hasLock } from "./has-lock.js";
import type { Observation } from "./observation.js";
import { priorsOf } from "./priors.js";
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
  const attempts = ExecutionColumns.of(records.executions).byStart();
  const refusals = attempts.only((status) => status === "blocked");
  const executions = attempts.only((status) => status !== "blocked");
  const running = executions.only((status) => status === "running");
  const priors = priorsOf(executions, refusals);
  const usualExecution = USUAL * longestOf(executions);
  const ordered: Omit<Observation, "blocks"> = {
    records,
    terms,
    now,
    completeSince: completeSince(records, attempts, terms, now),
    deadAfter,
    lookPeriod,
    usualExecution,
    executing: running.findLast(
      ({ holdsLock, start }) => holdsLock && now - start <= Math.max(usualExecution, lookPeriod),
    )?.runner,
    latestSign: Math.max(latestSeen(records), attempts.latestEnd()),
    runners,
    executions,
    running,
    refusals,
    priors,
    attempts,
    views: viewChanges(runners, deadAfter),
    runnerOf: (id) => byId.get(id),
  };
  return { ...ordered, blocks: hasLock(ordered) ? blocksOf(ordered) : [] };
}

/** So many times the longest execution is not much longer. */
const USUAL = 2;

function longestOf(executions: ExecutionColumns): Microseconds {
  // How long one took that was abandoned is somebody's word, where it was ended from outside.
  const durations = executions.only((status) => status === "completed").durations();
  return durations.reduce((longest, each) => Math.max(longest, each), 0);
}

function latestSeen({ runners }: Records): Microseconds {
  return runners.reduce((latest, { lastSeen }) => Math.max(latest, lastSeen), Number.NEGATIVE_INFINITY);
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

/** pynenc orders by creation; from 0.2.4 on then by id, and earlier ones leave it to the store. */
function byTurn(one: RunnerRecord, other: RunnerRecord): number {
  return one.created - other.created || (one.runner < other.runner ? -1 : 1);
}
