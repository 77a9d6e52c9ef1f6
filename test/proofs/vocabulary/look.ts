import type { Formula, Term, Z3 } from "../theorem.js";

/** Two looks of one runner with none in between; seconds. */
interface Looks {
  readonly previous: Term;
  readonly next: Term;
}

export function anyLooks(z3: Z3): Looks {
  return { previous: z3.Real.const("previous look"), next: z3.Real.const("next look") };
}

/** `longestPeriod` is P: the longest time between two looks. */
export function areLooks({ previous, next }: Looks, longestPeriod: Term): Formula[] {
  return [previous.lt(next), next.sub(previous).le(longestPeriod)];
}
