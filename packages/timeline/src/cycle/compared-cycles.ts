import type { Cycle } from "@slotwise/core";
import { safeLine } from "@slotwise/words";
import { describeCycle } from "./describe-cycle.js";
import { type DrawingOptions, requireDrawingOptions } from "./drawing-options.js";

/** One of two cycles that are shown one under the other. */
export interface ComparedCycle {
  /** What it is called: a word or two, such as `now` and `then`, or a release. */
  readonly word: string;
  readonly cycle: Cycle;
  /** What is drawn with it. */
  readonly drawing?: DrawingOptions | undefined;
}

/**
 * The text twin of two cycles that are compared: a sentence or more for each, behind its word.
 * @throws RangeError for options that are negative or no number
 */
export function describeComparison(before: ComparedCycle, after: ComparedCycle): string {
  const [one, other] = [before, after].map(
    ({ word, cycle, drawing }) => `${safeLine(word)}: ${describeCycle(cycle, drawing)}`,
  );
  return `${one} ${other}`;
}

/** Whether both are drawn to one scale, so that what is as long looks as long. */
export function haveOneScale(before: ComparedCycle, after: ComparedCycle): boolean {
  return before.cycle.intervalSeconds === after.cycle.intervalSeconds;
}

/** @throws RangeError that names the option, its value and what is allowed */
export function requireCompared(...compared: readonly ComparedCycle[]): void {
  for (const { drawing } of compared) requireDrawingOptions(drawing ?? {});
}
