import type { Call, CallName, ImplementationDescription } from "./implementation.js";
import type { PagedFacts } from "./invariant.js";

/** One call of a counterexample, with both answers. */
export interface AskedCall {
  readonly call: Call;
  /** What the implementation answered; undefined where it failed to. */
  readonly answer: unknown;
  /** What the reference model answers. */
  readonly reference: unknown;
}

/** The smallest case found in which an invariant does not hold. */
export interface Counterexample {
  readonly message: string;
  /** All calls of the case, in the order in which they were asked. */
  readonly asked: readonly AskedCall[];
  /** Which of them show it. */
  readonly at: readonly number[];
}

/** What was done to come to a result. */
export interface Effort {
  readonly invariant: PagedFacts;
  /** Generated cases, and the calls that they took. */
  readonly cases: number;
  readonly calls: number;
}

/** What replays a failure. */
export type Replay =
  | {
      /** The campaign that starts with this seed has it in its first batch. */
      readonly kind: "seed";
      readonly seed: number;
      /** fast-check's path to the shrunk case, for `seedFor(id, seed)`. */
      readonly path: string;
      readonly shrinks: number;
    }
  /** Not generated but read: the line of the list, counted from 1. */
  | { readonly kind: "line"; readonly line: number };

export interface HeldResult extends Effort {
  readonly kind: "held";
}

export interface BrokenResult extends Effort {
  readonly kind: "broken";
  readonly counterexample: Counterexample;
  readonly replay: Replay;
}

/** The implementation threw, or answered what could not be judged. */
export interface ErroredResult extends Effort {
  readonly kind: "errored";
  readonly message: string;
  readonly counterexample: Counterexample;
  readonly replay: Replay;
}

export interface NotCheckedResult extends Effort {
  readonly kind: "not-checked";
  readonly why: { readonly kind: "unsupported"; readonly call: CallName } | { readonly kind: "no-cases" };
}

export type InvariantResult = HeldResult | BrokenResult | ErroredResult | NotCheckedResult;

/** What a whole verification found. */
export interface VerifyReport {
  readonly implementation: ImplementationDescription;
  readonly seed: number;
  readonly runs: number;
  readonly results: readonly InvariantResult[];
}
