import type { Formula, Term, Z3 } from "../theorem.js";

/** An instant as the protocol sees it: `now = cycle * interval + remainder`, which is what `now mod interval` means. */
export interface CycleInstant {
  readonly now: Term;
  /** A whole number. */
  readonly cycle: Term;
  readonly remainder: Term;
}

export function anyInstant(z3: Z3, name = "now"): CycleInstant {
  return {
    now: z3.Real.const(name),
    cycle: z3.Int.const(`cycle of ${name}`),
    remainder: z3.Real.const(`remainder of ${name}`),
  };
}

export const INSTANT_IN_WORDS = "t = K*I + r with K whole and 0 <= r < I";

export function isInstant(z3: Z3, interval: Term, instant: CycleInstant): Formula[] {
  return [...isSomeInstant(z3, interval, instant), instant.remainder.lt(interval)];
}

/** With no upper bound on the remainder. */
export function isSomeInstant(z3: Z3, interval: Term, { now, cycle, remainder }: CycleInstant): Formula[] {
  return [now.eq(z3.ToReal(cycle).mul(interval).add(remainder)), remainder.ge(0)];
}
