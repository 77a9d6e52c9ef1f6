import type { DecisionRules } from "../protocol/protocol.js";
import type { Configuration, Scenario } from "../scenario/scenario.js";
import type { Violation, ViolationKind } from "../scenario/violation.js";
import { keyEvents } from "./key-events.js";
import { foundIn, type Sought } from "./run-once.js";
import type { TraceEvent } from "./trace.js";

/** Raised when a field changes its meaning or goes away; new fields may come at any time. */
export const COUNTEREXAMPLE_SCHEMA = 1;

/** A run in which a promise is broken, as data. Times are whole microseconds. */
export interface Counterexample {
  readonly schema: typeof COUNTEREXAMPLE_SCHEMA;
  /** Of the first configuration. */
  readonly protocol: string;
  /** One for all runners, or several. */
  readonly settings: readonly Configuration[];
  readonly find: ViolationKind;
  /** Of the scenario from which this one was shrunk. */
  readonly seed: number;
  /** All that the run depends on besides the settings. */
  readonly choices: Omit<Scenario, "configurations">;
  /** The promise that was broken, with its numbers. */
  readonly violation: Violation;
  /** What happened, without what does not matter to it. */
  readonly events: readonly TraceEvent[];
}

/** Runs a scenario that fails and tells what happened. @throws RangeError for one that does not fail */
export function createCounterexample(scenario: Scenario, sought: Sought, seed: number): Counterexample {
  const found = foundIn(scenario, sought);
  if (found === undefined) throw new RangeError(`the scenario shows no ${sought.find}`);
  const { configurations, ...choices } = scenario;
  return {
    schema: COUNTEREXAMPLE_SCHEMA,
    protocol: configurations[0]?.protocol ?? "",
    settings: configurations,
    find: sought.find,
    seed,
    choices,
    violation: found.violation,
    events: keyEvents(found.events, found.violation),
  };
}

export function scenarioOf({ settings, choices }: Counterexample): Scenario {
  return { configurations: settings, ...choices };
}

/**
 * Runs a counterexample again from its choices. What comes out is the same to the byte, as `counterexampleJson` writes
 * it, unless the protocol or the simulator has changed.
 * @throws RangeError when the promise is no longer broken
 */
export function replay(counterexample: Counterexample, rules?: DecisionRules): Counterexample {
  return createCounterexample(scenarioOf(counterexample), { find: counterexample.find, rules }, counterexample.seed);
}

/** The one way to write a counterexample down. */
export function counterexampleJson(counterexample: Counterexample): string {
  return `${JSON.stringify(counterexample, null, 2)}\n`;
}
