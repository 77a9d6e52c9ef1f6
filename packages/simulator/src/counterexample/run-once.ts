import type { FleetReport } from "../observers/report.js";
import type { DecisionRules } from "../protocol/protocol.js";
import { simulate } from "../run/simulate.js";
import type { Choices } from "../scenario/choices.js";
import type { Scenario } from "../scenario/scenario.js";
import type { Violation, ViolationKind } from "../scenario/violation.js";
import type { Microseconds } from "../time/microseconds.js";
import { Trace, type TraceEvent } from "./trace.js";

/** What is looked for in a run. */
export interface Sought {
  readonly find: ViolationKind;
  /** A protocol of one's own. */
  readonly rules?: DecisionRules | undefined;
}

/** A run that broke a promise. */
export interface Found {
  readonly violation: Violation;
  readonly events: readonly TraceEvent[];
}

/** How a scenario ended that broke what was looked for. */
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

/** Whether a scenario breaks what is looked for. */
export function failureOf(scenario: Scenario, sought: Sought, choices?: Choices, effort?: Effort): Failure | undefined {
  const { violation, endedAt, report } = simulate(scenario, {
    choices,
    watched: [sought.find],
    stopsAtViolation: true,
    rules: sought.rules,
  });
  effort?.add(scenario, report);
  if (violation === undefined) return undefined;
  return { violation, endedAt };
}

/** The same with everything that happened; only for scenarios that list their choices. */
export function foundIn(scenario: Scenario, sought: Sought, effort?: Effort): (Found & Failure) | undefined {
  const trace = new Trace();
  const { violation, endedAt, report } = simulate(scenario, {
    listener: trace,
    watched: [sought.find],
    stopsAtViolation: true,
    rules: sought.rules,
  });
  effort?.add(scenario, report);
  return violation === undefined ? undefined : { violation, endedAt, events: trace.events };
}
