import { type Counterexample, type FleetReport, story, type ViolationKind } from "@slotwise/simulator";
import { printableJson } from "@slotwise/words";
import type { Shard } from "../../../command-line/shard-option.js";
import { brokenKinds, type SimulationOutcome } from "../simulation.js";

/** Raised when a field changes its meaning or goes away; new fields may come at any time. */
const SCHEMA_VERSION = 1;

/** One fleet, with what it was simulated as. */
export interface NamedOutcome {
  readonly files: readonly string[];
  /** Those that are this fleet: services, containers, jobs, modules; null for the folder itself. */
  readonly deployments: readonly (string | null)[];
  /** The releases of pynenc that behave like this. */
  readonly releases: readonly string[];
  readonly outcome: SimulationOutcome;
}

interface JsonOutcome {
  readonly files: readonly string[];
  readonly deployments: readonly (string | null)[];
  readonly pynencReleases: readonly string[];
  /** Who decided; null where it was the reference model. */
  readonly target: SimulationOutcome["target"] | null;
  readonly runners: number;
  /** What starts each runner, by position, where they have different settings; else null. */
  readonly members: readonly string[] | null;
  readonly seed: number;
  /** The share of the scenarios; with the seed it is what replays all of it. */
  readonly shard: Shard;
  readonly virtualSeconds: number;
  readonly broken: readonly ViolationKind[];
  /** Times in microseconds. */
  readonly report: FleetReport;
  readonly counterexample: Counterexample | null;
  readonly story: readonly string[] | null;
}

/** Everything as JSON: the same settings, faults and seed give the same bytes. */
export function jsonOutcomes(outcomes: readonly NamedOutcome[]): string {
  const simulations = outcomes.map(({ files, deployments, releases, outcome }): JsonOutcome => {
    const { request, report, counterexample } = outcome;
    return {
      files,
      deployments,
      pynencReleases: releases,
      target: outcome.target ?? null,
      runners: request.fleet.totalRunners,
      members: request.members?.map(({ name }) => name) ?? null,
      seed: request.seed,
      shard: request.shard,
      virtualSeconds: request.duration / 1e6,
      broken: brokenKinds(outcome),
      report,
      counterexample: counterexample ?? null,
      story: counterexample === undefined ? null : story(counterexample),
    };
  });
  return `${printableJson({ schemaVersion: SCHEMA_VERSION, simulations }, 2)}\n`;
}
