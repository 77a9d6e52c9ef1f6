import type { Choices } from "../choices.js";
import { Trace } from "../counterexample/trace.js";
import type { Microseconds } from "../microseconds.js";
import type { FleetReport } from "../observers/report.js";
import type { Scenario } from "../scenario.js";
import { simulate } from "../simulate.js";
import type { Violation } from "../violation.js";
import type { Found, Hunt } from "./hunt.js";

/** How a scenario of a hunt ended: with what it hunts, or not at all. */
export interface Failure {
  readonly violation: Violation;
  readonly endedAt: Microseconds;
}

/** How much was done: about what it takes to set up a run and to let its events happen. */
export class Effort {
  spent = 0;

  add({ runners }: Scenario, { events }: FleetReport): void {
    this.spent += 30 + 10 * runners.length + events;
  }
}

/** Whether a scenario breaks what a hunt looks for. */
export function failureOf(
  scenario: Scenario,
  hunt: Pick<Hunt, "find" | "rules">,
  choices?: Choices,
  effort?: Effort,
): Failure | undefined {
  const { violation, endedAt, report } = simulate(scenario, {
    choices,
    watched: [hunt.find],
    stopsAtViolation: true,
    rules: hunt.rules,
  });
  effort?.add(scenario, report);
  if (violation === undefined) return undefined;
  return { violation, endedAt };
}

/** The same with everything that happened; only for scenarios that list their choices. */
export function foundIn(
  scenario: Scenario,
  hunt: Pick<Hunt, "find" | "rules">,
  effort?: Effort,
): (Found & Failure) | undefined {
  const trace = new Trace();
  const { violation, endedAt, report } = simulate(scenario, {
    listener: trace,
    watched: [hunt.find],
    stopsAtViolation: true,
    rules: hunt.rules,
  });
  effort?.add(scenario, report);
  return violation === undefined ? undefined : { violation, endedAt, events: trace.events };
}
