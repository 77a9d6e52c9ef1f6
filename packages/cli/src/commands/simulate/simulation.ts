import type { Fleet } from "@slotwise/core";
import {
  type Configuration,
  type Counterexample,
  configurationOf,
  type FaultAllowance,
  type FleetReport,
  HOUR,
  type Hunt,
  MINUTE,
  type Microseconds,
  RandomChoices,
  search,
  simulate,
  type ViolationKind,
} from "@slotwise/simulator";
import type { Shard } from "../../command-line/shard-option.js";
import type { Progress } from "../../terminal/progress.js";
import type { Driver } from "./driver.js";
import { longRun } from "./long-run.js";

/** What is asked of one fleet. */
export interface SimulationRequest {
  readonly fleet: Fleet;
  /** The runners by position, where not all are as the fleet says. */
  readonly members: readonly FleetRunner[] | undefined;
  readonly faults: FaultAllowance;
  readonly duration: Microseconds;
  readonly seed: number;
  /** What to look for, the worst first. */
  readonly find: readonly ViolationKind[];
  readonly shard: Shard;
  /** Whether the store forgets when a cron last ran whenever a runner starts. */
  readonly forgetsCrons: boolean;
}

/** A runner with settings of its own. */
export interface FleetRunner {
  /** What starts it. */
  readonly name: string;
  readonly fleet: Fleet;
}

/** What came of it. */
export interface SimulationOutcome {
  readonly request: SimulationRequest;
  /** Who decided, where it was not the reference model. */
  readonly target: Driver["target"];
  readonly report: FleetReport;
  /** The first that was found. */
  readonly counterexample: Counterexample | undefined;
  /** How many short scenarios were tried for it. */
  readonly tried: number;
}

/** Assumed where nobody says how long an execution takes. */
export const ASSUMED_EXECUTION_SECONDS = 10;

/** Short scenarios that are tried for each kind of violation; fewer where each of them is a large fleet. */
const MOST_TRIES = 10_000;
const MOST_RUNNER_TRIES = 400_000;

/** Scenarios of which all answers of a target are kept at once, and tried at all: each of them is a hundred questions. */
const TARGET_TRIES_AT_ONCE = 200;
const MOST_TARGET_TRIES = 400;

/** Lets a fleet run for a long time, then looks for the shortest story of what can go wrong with it. */
export async function simulateFleet(
  request: SimulationRequest,
  driver: Driver,
  progress: Progress,
): Promise<SimulationOutcome> {
  const { fleet, faults, duration, shard } = request;
  const seed = request.seed + shard.index - 1;
  const configurations = configurationsOf(request);
  const scenario = longRun(fleet, configurations, faults, duration, seed);
  const { report } = await driver.drive((rules) =>
    simulate(scenario, {
      choices: new RandomChoices(seed, scenario.runners.length),
      rules,
      cron: { period: MINUTE, offset: 0, isForgottenAtStart: request.forgetsCrons },
      progress: (now) => progress.show(Math.floor(now / HOUR), Math.ceil(duration / HOUR), "hours of virtual time"),
    }),
  );
  const { target } = driver;
  let tried = 0;
  for (const find of request.find) {
    for (const hunt of partsOf(huntOf(request, find, target !== undefined), shard, target !== undefined)) {
      const before = tried;
      const label = `scenarios, looking for ${find}`;
      const result = await driver.drive((rules) =>
        search({ ...hunt, rules }, (count, shrunk) => {
          if (shrunk === undefined) progress.show(Math.min(hunt.tries, before + count), hunt.tries, label);
          else progress.show(100 * shrunk, 100, "percent of the most that shrinking may take");
        }),
      );
      tried += result.tried;
      if (result.kind === "found") return { request, target, report, counterexample: result.counterexample, tried };
    }
  }
  return { request, target, report, counterexample: undefined, tried };
}

/** The shares of a share: together they are the same scenarios. */
function partsOf(hunt: Hunt, { index, count }: Shard, isTarget: boolean): readonly Hunt[] {
  const parts = isTarget ? Math.ceil(hunt.tries / count / TARGET_TRIES_AT_ONCE) : 1;
  return Array.from({ length: parts }, (_, part) => ({
    ...hunt,
    shard: { index: index + part * count, count: count * parts },
  }));
}

/** By position; one for all where they are alike. */
function configurationsOf({ fleet, members }: SimulationRequest): readonly Configuration[] {
  if (members === undefined) return [configurationOf(fleet, ASSUMED_EXECUTION_SECONDS)];
  const known = new Map<Fleet, Configuration>();
  return members.map((member) => {
    const configuration = known.get(member.fleet) ?? configurationOf(member.fleet, ASSUMED_EXECUTION_SECONDS);
    known.set(member.fleet, configuration);
    return configuration;
  });
}

function huntOf(request: SimulationRequest, find: ViolationKind, isTarget: boolean): Hunt {
  const { fleet, members, faults, seed } = request;
  const most = isTarget ? MOST_TARGET_TRIES : MOST_TRIES;
  return {
    fleet,
    configurations: members === undefined ? undefined : configurationsOf(request),
    find,
    faults,
    seed,
    tries: Math.max(20, Math.min(most, Math.floor(MOST_RUNNER_TRIES / fleet.totalRunners))),
    executionSeconds: ASSUMED_EXECUTION_SECONDS,
    mayShrinkFleet: false,
  };
}

/** Which promises were broken, in the long run or in the counterexample. */
export function brokenKinds({ request, report, counterexample }: SimulationOutcome): readonly ViolationKind[] {
  const seen: Readonly<Record<ViolationKind, boolean>> = {
    overlap: report.overlaps.count > 0,
    block: report.blocks.permanent > 0,
    silence: report.cycles.empty > 0,
    "missed-turn": report.missedTurns > 0,
    "lost-turn": report.blocks.turnsLost > 0,
  };
  return request.find.filter((kind) => seen[kind] || counterexample?.find === kind);
}
