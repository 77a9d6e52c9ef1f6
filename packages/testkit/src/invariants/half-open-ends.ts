import * as fc from "fast-check";
import { intervalMinutes } from "../arbitraries/settings.js";
import { askInTimeSlot } from "../contract/calls.js";
import { breach, defineInvariant, type Invariant } from "../contract/invariant.js";
import { nextDown } from "../contract/ulp.js";

/** Windows in 64ths of the cycle, of which some end with it. */
const cases = fc
  .tuple(intervalMinutes(), fc.integer({ min: 0, max: 63 }), fc.integer({ min: 1, max: 64 }))
  .map(([serviceIntervalMinutes, from, length]) => {
    const interval = serviceIntervalMinutes * 60;
    return {
      serviceIntervalMinutes,
      start: (interval * from) / 64,
      end: from + length >= 64 ? interval : (interval * (from + length)) / 64,
    };
  });

export const halfOpenEnds: Invariant = defineInvariant({
  id: "half-open-ends",
  statement: "A window's start is part of it and its end is not, to the last double on either side.",
  assumptions: ["a time in the first cycle, where the time within the cycle is the time itself"],
  domain: "any window within the cycle that is at least two doubles long",
  protocol: "slot-window",
  family: "invariant",
  needs: ["isRunnerInTimeSlot"],
  cases,
  ask: (window) =>
    [window.start, nextDown(window.end), nextDown(window.start), window.end].map((currentTime) =>
      askInTimeSlot({ ...window, currentTime }),
    ),
  judge: ([atStart, beforeEnd, beforeStart, atEnd], { serviceIntervalMinutes, start, end }) => {
    if (!atStart) return breach("a window's first instant is not part of it", 0);
    if (!beforeEnd) return breach("the last double before a window's end is not part of it", 1);
    if (beforeStart) return breach("the last double before a window's start is part of it", 2);
    // A window that is the whole cycle starts again where it ends.
    const isWholeCycle = start === 0 && end === serviceIntervalMinutes * 60;
    return atEnd && !isWholeCycle ? breach("a window's end is part of it", 3) : undefined;
  },
});
