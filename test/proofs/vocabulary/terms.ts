import type { Formula, Term, Z3 } from "../theorem.js";

export function half(term: Term): Term {
  return term.mul({ numerator: 1, denominator: 2 });
}

export function least(z3: Z3, first: Term, ...others: Term[]): Term {
  return others.reduce((smallest, term) => z3.If(term.lt(smallest), term, smallest), first);
}

export function greatest(z3: Z3, first: Term, ...others: Term[]): Term {
  return others.reduce((largest, term) => z3.If(term.gt(largest), term, largest), first);
}

/** Two numbers are at most this far apart. */
export function areWithin(z3: Z3, first: Term, second: Term, distance: Term): Formula {
  return z3.And(first.sub(second).le(distance), second.sub(first).le(distance));
}

/** Two numbers are at least this far apart. */
export function areApart(z3: Z3, first: Term, second: Term, distance: Term): Formula {
  return z3.Or(first.sub(second).ge(distance), second.sub(first).ge(distance));
}
