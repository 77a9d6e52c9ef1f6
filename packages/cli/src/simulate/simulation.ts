import type { Fleet } from "@slotwise/core";
import {
  type Counterexample,
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
import type { Progress } from "../progress.js";
import { longRun } from "./long-run.js";
import type { Shard } from "./options.js";

/** What is asked of one fleet. */
export interface SimulationRequest {
  readonly fleet: Fleet;
  readonly faults: FaultAllowance;
  readonly duration: Microseconds;
  readonly seed: number;
  /** What to look for, the worst first. */
  readonly find: readonly ViolationKind[];
  readonly shard: Shard;
}

/** What came of it. */
export interface SimulationOutcome {
  readonly request: SimulationRequest;
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

/** Lets a fleet run for a long time, then looks for the shortest story of what can go wrong with it. */
export function simulateFleet(request: SimulationRequest, progress: Progress): SimulationOutcome {
  const { fleet, faults, duration, shard } = request;
  const seed = request.seed + shard.index - 1;
  const scenario = longRun(fleet, faults, duration, seed, ASSUMED_EXECUTION_SECONDS);
  const { report } = simulate(scenario, {
    choices: new RandomChoices(seed, scenario.runners.length),
    cron: { period: MINUTE, offset: 0 },
    progress: (now) => progress.show(Math.floor(now / HOUR), Math.ceil(duration / HOUR), "hours of virtual time"),
  });
  let tried = 0;
  for (const find of request.find) {
    const hunt = huntOf(request, find);
    const result = search(hunt, (count) => progress.show(count, hunt.tries, `scenarios, looking for ${find}`));
    tried += result.tried;
    if (result.kind === "found") return { request, report, counterexample: result.counterexample, tried };
  }
  return { request, report, counterexample: undefined, tried };
}

function huntOf({ fleet, faults, seed, shard }: SimulationRequest, find: ViolationKind): Hunt {
  return {
    fleet,
    find,
    faults,
    seed,
    tries: Math.max(20, Math.min(MOST_TRIES, Math.floor(MOST_RUNNER_TRIES / fleet.totalRunners))),
    executionSeconds: ASSUMED_EXECUTION_SECONDS,
    mayShrinkFleet: false,
    shard,
  };
}

/** Which promises were broken, in the long run or in the counterexample. */
export function brokenKinds({ request, report, counterexample }: SimulationOutcome): readonly ViolationKind[] {
  const seen: Readonly<Record<ViolationKind, boolean>> = {
    overlap: report.overlaps.count > 0,
    block: report.blocks.permanent > 0,
    silence: report.cycles.empty > 0,
    "missed-turn": report.missedTurns > 0,
  };
  return request.find.filter((kind) => seen[kind] || counterexample?.find === kind);
}
