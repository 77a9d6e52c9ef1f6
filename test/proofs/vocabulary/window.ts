import type { Formula, Term, Z3 } from "../theorem.js";
import type { Fleet } from "./fleet.js";
import { half } from "./terms.js";

/** The slot window protocol's rule, as it is computed: the margin off the slot's end, or half the slot. */
export function windowEnd(z3: Z3, { slot, margin }: Pick<Fleet, "slot" | "margin">, start: Term): Term {
  const end = start.add(slot).sub(margin);
  return z3.If(end.le(start), start.add(half(slot)), end);
}

/** The same rule as a length, as people speak of it. */
export function windowLength(z3: Z3, { slot, margin }: Pick<Fleet, "slot" | "margin">): Term {
  return z3.If(margin.lt(slot), slot.sub(margin), half(slot));
}

/** The silence between a window's end and the next slot's start. */
export function gapLength(z3: Z3, fleet: Pick<Fleet, "slot" | "margin">): Term {
  return fleet.slot.sub(windowLength(z3, fleet));
}

export function isInWindow(z3: Z3, fleet: Pick<Fleet, "slot" | "margin">, start: Term, instant: Term): Formula {
  return z3.And(start.le(instant), instant.lt(windowEnd(z3, fleet, start)));
}
