import { type Microseconds, SECOND } from "../records/microseconds.js";

/** A start, and an end, is recorded a few milliseconds after it was decided, under load some tenths of a second. */
export const RECORDED_WITHIN: Microseconds = 0.5 * SECOND;

/** Clocks that are kept right differ by less: what overlaps by no more need not have happened at once. */
export const CLOCKS_APART: Microseconds = SECOND;
