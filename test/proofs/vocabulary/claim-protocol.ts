import type { Formula, Term, Z3 } from "../theorem.js";
import type { Fleet } from "./fleet.js";
import { least } from "./terms.js";

/** What pynenc 0.3 adds to the slots. */
export interface ClaimSettings {
  /** The part of the window after which a start is late; only strictly between 0 and 1 does it have an effect. */
  readonly startFraction: Term;
  /** Seconds that must be left in the window when the start has been recorded. */
  readonly runMargin: Term;
}

type Slots = Pick<Fleet, "slot" | "margin">;

export function anyClaimSettings(z3: Z3): ClaimSettings {
  return { startFraction: z3.Real.const("start fraction"), runMargin: z3.Real.const("run margin") };
}

export const CLAIMABLE_IN_WORDS = "W = S - M > 0, or there is no window; run margin m >= 0";

/** There is no fallback here: a margin that eats the slot leaves no window at all. */
export function isClaimable({ slot, margin }: Slots, { runMargin }: ClaimSettings): Formula[] {
  return [slot.sub(margin).gt(0), runMargin.ge(0)];
}

export function claimWindowLength({ slot, margin }: Slots): Term {
  return slot.sub(margin);
}

export function isInClaimWindow(z3: Z3, slots: Slots, start: Term, instant: Term): Formula {
  return z3.And(start.le(instant), instant.lt(start.add(claimWindowLength(slots))));
}

/** The three tests between the owner of a slot and its start: in the window, not late, enough left to run. */
export function mayStart(z3: Z3, slots: Slots, settings: ClaimSettings, start: Term, instant: Term): Formula {
  const length = claimWindowLength(slots);
  const elapsed = instant.sub(start);
  return z3.And(
    isInClaimWindow(z3, slots, start, instant),
    z3.Implies(fractionCounts(z3, settings), elapsed.le(length.mul(settings.startFraction))),
    length.sub(elapsed).ge(settings.runMargin),
  );
}

/** A: how long after its slot's start a runner may still start. */
export function startWindowLength(z3: Z3, slots: Slots, settings: ClaimSettings): Term {
  const length = claimWindowLength(slots);
  const untilRunMargin = length.sub(settings.runMargin);
  const untilLate = length.mul(settings.startFraction);
  return z3.If(fractionCounts(z3, settings), least(z3, untilLate, untilRunMargin), untilRunMargin);
}

function fractionCounts(z3: Z3, { startFraction }: ClaimSettings): Formula {
  return z3.And(startFraction.gt(0), startFraction.lt(1));
}
