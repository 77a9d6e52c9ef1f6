import { checkInvariant, checkInvariantAsync } from "./check.js";
import type { AsyncImplementation, Implementation } from "./contract/implementation.js";
import type { InvariantResult } from "./contract/result.js";
import { explainCounterexample } from "./explain/counterexample.js";
import { type CheckOptions, requirePlan } from "./plan.js";
import { isPromise, selectInvariants } from "./verify.js";

/** `describe` and `it` of Vitest, Jest, node:test or any other runner that has them. */
export interface TestRunner {
  readonly describe: (name: string, body: () => void) => unknown;
  readonly it: TestFunction;
}

/** What Vitest and node:test give to a test, of which a test can be skipped while it runs; Jest has no such thing. */
interface TestContext {
  readonly skip?: ((reason?: string) => unknown) | undefined;
}

export interface TestFunction {
  (name: string, body: (context?: TestContext) => void | Promise<void>): unknown;
  readonly skip?: ((name: string, body: () => void) => unknown) | undefined;
}

export interface DescribeOptions extends CheckOptions {
  readonly only?: readonly string[] | undefined;
  /** The name of the group; the implementation is under test in it. */
  readonly title?: string | undefined;
}

/**
 * Declares one readable test for each invariant: `describeInvariants(implementation, { describe, it })`.
 * Invariants that need a call which the implementation leaves out are skipped. Those that need one which it answers with
 * `UNSUPPORTED` are as well where the runner lets a test skip itself; elsewhere they fail, since nothing was checked.
 */
export function describeInvariants(
  implementation: Implementation | AsyncImplementation,
  { describe, it }: TestRunner,
  options: DescribeOptions = {},
): void {
  const invariants = selectInvariants(options.only);
  requirePlan(options);
  describe(options.title ?? "invariants of slot scheduling", () => {
    for (const invariant of invariants) {
      const title = `${invariant.id}: ${invariant.statement}`;
      if (invariant.needs.some((call) => implementation[call] === undefined)) {
        it.skip?.(title, () => {});
        continue;
      }
      // Not a parameter of its own: Jest would wait for a callback to be called.
      it(title, (...[context]: [context?: TestContext]) => {
        const conclude = (result: InvariantResult) => failOrSkip(result, context);
        const description = implementation.describe();
        if (!isPromise(description)) {
          return conclude(checkInvariant(invariant, implementation as Implementation, options));
        }
        const result = description.then(() =>
          checkInvariantAsync(invariant, implementation as AsyncImplementation, options),
        );
        return result.then(conclude);
      });
    }
  });
}

function failOrSkip(result: InvariantResult, context: TestContext | undefined): void {
  // A share of the seeds may hold none of its cases: the other shares have them.
  if (result.kind !== "not-checked" || result.why.kind === "no-cases") {
    failIfBroken(result);
    return;
  }
  const reason = `not checked: the implementation does not support ${result.why.call}`;
  if (typeof context?.skip !== "function") throw new Error(`${reason}; leave it out of the implementation`);
  context.skip(reason);
}

/** @throws Error with the counterexample, for a result that is broken or that the implementation failed to give */
export function failIfBroken(result: InvariantResult): void {
  if (result.kind === "held" || result.kind === "not-checked") return;
  const { counterexample, invariant, replay } = result;
  const where = replay.kind === "seed" ? `seed: ${replay.seed}` : `line: ${replay.line}`;
  const replayed = `replay with { only: ["${invariant.id}"], ${where} }`;
  throw new Error(`${invariant.statement}\n${explainCounterexample(counterexample)}\n${replayed}`);
}
