import type Fraction from "fraction.js";

/** The slot window protocol over rationals, written apart from the formulas on purpose: it checks what they find. */
interface ExactFleet {
  readonly runners: Fraction;
  readonly intervalSeconds: Fraction;
  readonly marginSeconds: Fraction;
}

interface ExactWindow {
  readonly start: Fraction;
  readonly end: Fraction;
}

/** Seconds within the cycle. */
function exactWindow(fleet: ExactFleet, position: Fraction): ExactWindow {
  const slot = fleet.intervalSeconds.div(fleet.runners);
  const start = position.mul(slot);
  const end = start.add(slot).sub(fleet.marginSeconds);
  return { start, end: end.lte(start) ? start.add(slot.div(2)) : end };
}

export function exactWindowSeconds(fleet: ExactFleet): Fraction {
  const { start, end } = exactWindow(fleet, fleet.runners.sub(1));
  return end.sub(start);
}

export function ownsInstant(fleet: ExactFleet, position: Fraction, instantSeconds: Fraction): boolean {
  const { start, end } = exactWindow(fleet, position);
  const cycles = instantSeconds.div(fleet.intervalSeconds).floor();
  const remainder = instantSeconds.sub(cycles.mul(fleet.intervalSeconds));
  return isPositionOf(position, fleet.runners) && start.lte(remainder) && remainder.lt(end);
}

/** A whole number from 0, below the number of runners. */
function isPositionOf(position: Fraction, runners: Fraction): boolean {
  return position.d === 1n && position.gte(0) && position.lt(runners);
}
