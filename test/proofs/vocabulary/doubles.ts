import type { Double, Formula, Term, Z3 } from "../theorem.js";

interface DoubleWindow {
  readonly start: Double;
  readonly end: Double;
}

/** Settings in minutes, as pynenc has them. */
interface DoubleFleet {
  readonly intervalMinutes: Double;
  readonly marginMinutes: Double;
  readonly runners: Double;
}

export function double(z3: Z3, value: number): Double {
  return z3.Float.val(value, z3.Float.sort64());
}

export function anyDouble(z3: Z3, name: string): Double {
  return z3.Float.const(name, z3.Float.sort64());
}

/** An unknown whole number in a range as a double, by cases: a conversion would cost the solver far more. */
export function wholeDouble(z3: Z3, number: Term, least: number, most: number): Double {
  const smaller = Array.from({ length: most - least }, (_, index) => least + index);
  return smaller.reduce<Double>((rest, value) => z3.If(number.eq(value), double(z3, value), rest), double(z3, most));
}

/** The seed's operations in the seed's order, each rounded to the nearest double, ties to even. */
export function doubleWindow(z3: Z3, fleet: DoubleFleet, position: Double): DoubleWindow {
  const nearest = z3.FloatRM.RNE();
  const interval = fleet.intervalMinutes.mul(nearest, double(z3, 60));
  const margin = fleet.marginMinutes.mul(nearest, double(z3, 60));
  const slot = interval.div(nearest, fleet.runners);
  const start = position.mul(nearest, slot);
  const end = start.add(nearest, slot).sub(nearest, margin);
  const fallback = start.add(nearest, slot.div(nearest, double(z3, 2)));
  return { start, end: z3.If(end.le(start), fallback, end) };
}

export function isInDoubleWindow(z3: Z3, { start, end }: DoubleWindow, instant: Double): Formula {
  return z3.And(start.le(instant), instant.lt(end));
}
