import type Fraction from "fraction.js";
import type { Arith, Bool, Context, FP } from "z3-solver";

export type Z3 = Context<"main">;
export type Formula = Bool<"main">;
export type Term = Arith<"main">;
export type Double = FP<"main">;

/** What a proof has to show, and from what. Every constant in it is implicitly "for all". */
export interface Claim {
  readonly given: readonly Formula[];
  /** Instances of theorems proved earlier in the list, so that no proof has to find everything at once. */
  readonly uses?: readonly Lemma[];
  readonly show: Formula;
  /** Where to look for an example or a counterexample, so that the solver finds one. A proof never sees it. */
  readonly sample?: readonly Formula[];
}

/** The claim of a theorem, at the terms of the proof that uses it. */
export interface Lemma {
  readonly id: string;
  readonly claim: Claim;
}

interface Described {
  readonly id: string;
  readonly statement: string;
  /** In words; the formulas are in the claim. */
  readonly assumptions: readonly string[];
  readonly numbers: "reals" | "doubles";
  /** An SMT-LIB logic, where naming it makes the solver choose a faster way. */
  readonly logic?: string;
}

export interface ProvedTheorem extends Described {
  readonly kind: "prove";
  /** With `mutated`, the same claim with the one thing wrong that `mutation` names: it must have a counterexample. */
  claim(z3: Z3, mutated: boolean): Claim;
  readonly mutation: string;
}

/** Exact values of the solver's constants. */
export interface Reading {
  real(term: Term): Fraction;
  double(term: Double): number;
}

interface Confirmation {
  /** Whether plain TypeScript, which knows nothing of the formulas, agrees with the solver. */
  readonly confirmed: boolean;
  /** The values found, for a person. */
  readonly found: string;
}

interface Search {
  readonly constraints: readonly Formula[];
  confirm(reading: Reading): Confirmation;
}

export interface WitnessTheorem extends Described {
  readonly kind: "witness";
  search(z3: Z3): Search;
}

export type Theorem = ProvedTheorem | WitnessTheorem;
