import type { Choices } from "../choices.js";
import { Trace } from "../counterexample/trace.js";
import type { Microseconds } from "../microseconds.js";
import type { Scenario } from "../scenario.js";
import { simulate } from "../simulate.js";
import type { Violation } from "../violation.js";
import type { Found, Hunt } from "./hunt.js";

/** How a scenario of a hunt ended: with what it hunts, or not at all. */
export interface Failure {
  readonly violation: Violation;
  readonly endedAt: Microseconds;
}

/** Whether a scenario breaks what a hunt looks for. */
export function failureOf(
  scenario: Scenario,
  hunt: Pick<Hunt, "find" | "rules">,
  choices?: Choices,
): Failure | undefined {
  const { violation, endedAt } = simulate(scenario, {
    choices,
    watched: [hunt.find],
    stopsAtViolation: true,
    rules: hunt.rules,
  });
  if (violation === undefined) return undefined;
  return { violation, endedAt };
}

/** The same with everything that happened; only for scenarios that list their choices. */
export function foundIn(scenario: Scenario, hunt: Pick<Hunt, "find" | "rules">): (Found & Failure) | undefined {
  const trace = new Trace();
  const { violation, endedAt } = simulate(scenario, {
    listener: trace,
    watched: [hunt.find],
    stopsAtViolation: true,
    rules: hunt.rules,
  });
  return violation === undefined ? undefined : { violation, endedAt, events: trace.events };
}
