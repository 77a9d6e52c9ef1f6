import type { Configuration, ScenarioRunner } from "../scenario/scenario.js";
import { timingOf } from "./timing.js";

/** Whether a runner that is there from the start looks later than its loop alone would let it. */
export function looksLate(runner: ScenarioRunner, configurations: readonly Configuration[]): boolean {
  const configuration = configurations[runner.configuration];
  if (configuration === undefined || runner.joinsAt !== undefined) return false;
  return runner.firstLook > timingOf(configuration).mostGap;
}
