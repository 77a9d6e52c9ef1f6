import * as fc from "fast-check";
import { concluded, type Failure, noCases, type Tally } from "./conclude.js";
import type { AsyncImplementation, Implementation } from "./contract/implementation.js";
import type { Invariant, Question } from "./contract/invariant.js";
import type { InvariantResult } from "./contract/result.js";
import { seedFor } from "./contract/seeds.js";
import { type Answerer, askLater, askNow, type LaterAnswerer, type Outcome } from "./outcome.js";
import { type Batch, type CheckOptions, DEFAULT_SHRINK_MILLISECONDS, planBatches } from "./plan.js";

/** Checks one invariant of an implementation that answers at once. */
export function checkInvariant(
  invariant: Invariant,
  implementation: Implementation,
  options: CheckOptions = {},
): InvariantResult {
  const steps = checkInSteps(invariant, implementation, options);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

/** The same, a batch at a time: for who has something else to do in between, such as to listen for Ctrl-C. */
export function* checkInSteps(
  invariant: Invariant,
  implementation: Implementation,
  options: CheckOptions = {},
): Generator<void, InvariantResult, void> {
  const answerer = implementation as Answerer;
  const batches = planBatches(options);
  const tally: Tally = { cases: 0, calls: 0 };
  for (const [number, batch] of batches.entries()) {
    for (const [index, question] of sample(invariant, batch).entries()) {
      const outcome = askNow(question, answerer);
      tally.cases++;
      tally.calls += outcome.calls;
      if (outcome.kind === "held") continue;
      return concluded(invariant, tally, shrinkNow(invariant, answerer, { batch, index, outcome }, options));
    }
    options.onProgress?.(number + 1, batches.length);
    yield;
  }
  return batches.length === 0 ? noCases(invariant) : { kind: "held", invariant, ...tally };
}

/** So many batches are under way at once: the calls in flight never run out before the last batch. */
const BATCHES_AT_ONCE = 8;

/** Checks one invariant of an implementation that answers later; many cases are under way at once. */
export async function checkInvariantAsync(
  invariant: Invariant,
  implementation: AsyncImplementation,
  options: CheckOptions = {},
): Promise<InvariantResult> {
  const answerer = implementation as LaterAnswerer;
  const batches = planBatches(options);
  const tally: Tally = { cases: 0, calls: 0 };
  const underWay: { readonly batch: Batch; readonly outcomes: Promise<readonly Outcome[]> }[] = [];
  let started = 0;
  for (let done = 0; done < batches.length; done++) {
    for (; started < Math.min(done + BATCHES_AT_ONCE, batches.length); started++) {
      const batch = batches[started];
      if (batch !== undefined) underWay.push({ batch, outcomes: askBatch(invariant, batch, answerer) });
    }
    const first = underWay.shift();
    if (first === undefined) break;
    const outcomes = await first.outcomes;
    tally.cases += outcomes.length;
    for (const { calls } of outcomes) tally.calls += calls;
    const index = outcomes.findIndex(({ kind }) => kind !== "held");
    const outcome = outcomes[index];
    if (outcome !== undefined) {
      // What comes after the first failure does not matter, but must be answered before anything else is asked.
      await Promise.all(underWay.map((later) => later.outcomes));
      const failing = { batch: first.batch, index, outcome };
      return concluded(invariant, tally, await shrinkLater(invariant, answerer, failing, options));
    }
    options.onProgress?.(done + 1, batches.length);
  }
  return batches.length === 0 ? noCases(invariant) : { kind: "held", invariant, ...tally };
}

function askBatch(invariant: Invariant, batch: Batch, answerer: LaterAnswerer): Promise<readonly Outcome[]> {
  const outcomes = Promise.all(sample(invariant, batch).map((question) => askLater(question, answerer)));
  // Looked at in its turn; until then an implementation that is gone must not end the process.
  outcomes.catch(() => {});
  return outcomes;
}

function sample(invariant: Invariant, batch: Batch): Question[] {
  return fc.sample(invariant.questions, { seed: seedFor(invariant.id, batch.seed), numRuns: batch.cases });
}

/** A case that did not hold, before it is shrunk. */
interface Failing {
  readonly batch: Batch;
  readonly index: number;
  readonly outcome: Outcome;
}

/** fast-check generates the failing case again, from its place in the batch, and shrinks it from there. */
function shrinkNow(invariant: Invariant, answerer: Answerer, failing: Failing, options: CheckOptions): Failure {
  let smallest = failing.outcome;
  if (smallest.kind === "unsupported") return failureOf(failing, smallest, undefined);
  const details = fc.check(
    fc.property(invariant.questions, (question) => {
      const outcome = askNow(question, answerer);
      if (outcome.kind !== failing.outcome.kind) return true;
      smallest = outcome;
      return false;
    }),
    shrinkParameters(invariant, failing, options),
  );
  return failureOf(failing, smallest, details);
}

async function shrinkLater(
  invariant: Invariant,
  answerer: LaterAnswerer,
  failing: Failing,
  options: CheckOptions,
): Promise<Failure> {
  let smallest = failing.outcome;
  if (smallest.kind === "unsupported") return failureOf(failing, smallest, undefined);
  let gone: { readonly error: unknown } | undefined;
  const details = await fc.check(
    fc.asyncProperty(invariant.questions, async (question) => {
      if (gone !== undefined) return true;
      let outcome: Outcome;
      try {
        outcome = await askLater(question, answerer);
      } catch (error) {
        gone = { error };
        return true;
      }
      if (outcome.kind !== failing.outcome.kind) return true;
      smallest = outcome;
      return false;
    }),
    shrinkParameters(invariant, failing, options),
  );
  if (gone !== undefined) throw gone.error;
  return failureOf(failing, smallest, details);
}

function shrinkParameters(invariant: Invariant, { batch, index }: Failing, options: CheckOptions) {
  return {
    seed: seedFor(invariant.id, batch.seed),
    path: `${index}`,
    numRuns: 1,
    interruptAfterTimeLimit: options.shrinkMilliseconds ?? DEFAULT_SHRINK_MILLISECONDS,
    markInterruptAsFailure: false,
  };
}

function failureOf(
  { batch, index }: Failing,
  outcome: Outcome,
  details: { readonly counterexamplePath: string | null; readonly numShrinks: number } | undefined,
): Failure {
  return {
    outcome,
    replay: {
      kind: "seed",
      seed: batch.seed,
      path: details?.counterexamplePath ?? `${index}`,
      shrinks: details?.numShrinks ?? 0,
    },
  };
}
