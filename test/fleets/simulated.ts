import { type Fault, type FleetReport, Random, RandomChoices, simulate } from "@slotwise/simulator";
import { type FleetPlan, type SimulatedRunner, scenarioOf } from "./fleet-plan.js";

/** Enough for the phases of three runners; a real fleet has one of them. */
const PHASES = 40;

/** Runners that have long been there, in phases drawn by chance. */
export function settled(count: number): (random: Random) => readonly SimulatedRunner[] {
  return (random) => Array.from({ length: count }, () => ({ firstLookSeconds: random.upTo(600_000) / 1_000_000 }));
}

/** What the simulator says of a plan, in many phases: one report for each. */
export function simulated(
  plan: FleetPlan | readonly FleetPlan[],
  seconds: number,
  runners: (random: Random) => readonly SimulatedRunner[],
  faults: (random: Random) => readonly Fault[] = () => [],
): readonly FleetReport[] {
  return Array.from({ length: PHASES }, (_, seed) => {
    const random = new Random(seed, 0);
    const members = runners(random);
    const scenario = scenarioOf(plan, members, faults(random), seconds);
    return simulate(scenario, { choices: new RandomChoices(seed, members.length) }).report;
  });
}

/** The smallest and the largest of a figure. */
export function rangeOf(
  reports: readonly FleetReport[],
  figure: (report: FleetReport) => number,
): readonly [number, number] {
  const figures = reports.map(figure);
  return [Math.min(...figures), Math.max(...figures)];
}
