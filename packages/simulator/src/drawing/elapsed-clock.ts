import { type PictureClock, roundTicks } from "@slotwise/timeline";
import { exactTime } from "../counterexample/words.js";
import { ROUND } from "../time/round-numbers.js";

const STEPS = ROUND.flatMap((unit) => [5 * unit, 2 * unit, unit]).sort((one, other) => one - other);

/** Seconds of virtual time: every digit that decides anything is written. */
export const ELAPSED_CLOCK: PictureClock = {
  name: "elapsed",
  ticks: (from, to, most) => roundTicks(from, to, most, STEPS),
  labels: (ticks) => ticks.map(exactTime),
  aside: () => [],
  words: exactTime,
};
