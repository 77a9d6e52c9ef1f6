import { type Listener, Random, RandomChoices, simulate } from "@slotwise/simulator";
import { type FleetPlan, scenarioOf } from "./fleet-plan.js";

const LOOKS = 200;

/** The times between the looks of one simulated runner, alone, in seconds. */
export function simulatedPeriods(plan: FleetPlan): readonly number[] {
  const at: number[] = [];
  const firstLookSeconds = new Random(1, 0).upTo(500_000) / 1_000_000;
  const longest = Math.max(plan.checkSeconds, plan.executionSeconds) + 1;
  const scenario = scenarioOf(plan, [{ firstLookSeconds }], [], LOOKS * longest);
  simulate(scenario, { choices: new RandomChoices(1, 1), listener: new LookListener(at) });
  return at.slice(1).map((now, index) => (now - (at[index] ?? now)) / 1_000_000);
}

/** Keeps the time of every look. */
class LookListener implements Listener {
  readonly #at: number[];

  constructor(at: number[]) {
    this.#at = at;
  }

  decided(_runner: unknown, _view: unknown, now: number): void {
    this.#at.push(now);
  }

  begin(): void {}
  joined(): void {}
  refused(): void {}
  abandoned(): void {}
  started(): void {}
  ended(): void {}
  died(): void {}
  faultHappened(): void {}
}
