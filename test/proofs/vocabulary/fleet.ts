import type { Formula, Term, Z3 } from "../theorem.js";

/** A fixed membership with one configuration; durations in seconds. */
export interface Fleet {
  /** A whole number. */
  readonly runners: Term;
  readonly interval: Term;
  readonly slot: Term;
  readonly margin: Term;
}

/** One runner's slot in one cycle; whole numbers. */
export interface Turn {
  readonly cycle: Term;
  readonly position: Term;
}

export function anyFleet(z3: Z3): Fleet {
  return {
    runners: z3.Int.const("runners"),
    interval: z3.Real.const("interval"),
    slot: z3.Real.const("slot"),
    margin: z3.Real.const("margin"),
  };
}

export const FLEET_IN_WORDS = "one view and one configuration; I = n*S, S > 0, M >= 0";

/** The slot is a constant with `interval = runners * slot`: a product, where `interval / runners` would be a quotient. */
export function isFleet(z3: Z3, { runners, interval, slot, margin }: Fleet, fewestRunners = 1): Formula[] {
  return [runners.ge(fewestRunners), slot.gt(0), interval.eq(z3.ToReal(runners).mul(slot)), margin.ge(0)];
}

export function anyTurn(z3: Z3, name: string): Turn {
  return { cycle: z3.Int.const(`cycle of ${name}`), position: z3.Int.const(`position of ${name}`) };
}

export const TURN_IN_WORDS = "positions 0 to n - 1";

export function isTurn({ runners }: Fleet, { position }: Turn): Formula[] {
  return [position.ge(0), position.lt(runners)];
}

/** How many slots came before this one since the epoch: the `p = K * n + i` that makes the cycles disappear. */
export function slotNumber({ runners }: Fleet, { cycle, position }: Turn): Term {
  return cycle.mul(runners).add(position);
}

/** Seconds since the epoch. */
export function slotStart(z3: Z3, { interval, slot }: Fleet, { cycle, position }: Turn): Term {
  return z3.ToReal(cycle).mul(interval).add(z3.ToReal(position).mul(slot));
}

/** Two runners with slots of 100 s, in the cycles around the epoch: nothing unknown is multiplied any more. */
export function smallFleet({ runners, slot }: Fleet, ...turns: Turn[]): Formula[] {
  return [runners.eq(2), slot.eq(100), ...turns.flatMap(({ cycle }) => [cycle.ge(-1), cycle.le(1)])];
}
