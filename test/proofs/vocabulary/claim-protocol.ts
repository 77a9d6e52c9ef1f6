import type { Formula, Term, Z3 } from "../theorem.js";
import type { Fleet } from "./fleet.js";

/** What the claim adds to the slots. */
export interface ClaimSettings {
  /** The part of the window after which a start is late; only strictly between 0 and 1 does it have an effect. */
  readonly startFraction: Term;
}

type Slots = Pick<Fleet, "slot" | "margin">;

export function anyClaimSettings(z3: Z3): ClaimSettings {
  return { startFraction: z3.Real.const("start fraction") };
}

export const CLAIMABLE_IN_WORDS = "W = S - M > 0, or there is no window";

/** There is no fallback here: a margin that eats the slot leaves no window at all. */
export function isClaimable({ slot, margin }: Slots): Formula[] {
  return [slot.sub(margin).gt(0)];
}

export function claimWindowLength({ slot, margin }: Slots): Term {
  return slot.sub(margin);
}

export function isInClaimWindow(z3: Z3, slots: Slots, start: Term, instant: Term): Formula {
  return z3.And(start.le(instant), instant.lt(start.add(claimWindowLength(slots))));
}

/** The two tests between the owner of a slot and its start: in the window, and not late. */
export function mayStart(z3: Z3, slots: Slots, settings: ClaimSettings, start: Term, instant: Term): Formula {
  const length = claimWindowLength(slots);
  const elapsed = instant.sub(start);
  return z3.And(
    isInClaimWindow(z3, slots, start, instant),
    z3.Implies(fractionCounts(z3, settings), elapsed.le(length.mul(settings.startFraction))),
  );
}

/** A: how long after its slot's start a runner may still start. */
export function startWindowLength(z3: Z3, slots: Slots, settings: ClaimSettings): Term {
  const length = claimWindowLength(slots);
  return z3.If(fractionCounts(z3, settings), length.mul(settings.startFraction), length);
}

function fractionCounts(z3: Z3, { startFraction }: ClaimSettings): Formula {
  return z3.And(startFraction.gt(0), startFraction.lt(1));
}
