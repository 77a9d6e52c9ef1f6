import { fleets } from "../arbitraries/situations.js";
import { askTimeSlot } from "../contract/calls.js";
import { breach, defineInvariant, type Invariant } from "../contract/invariant.js";
import { intervalSeconds, windowTolerance } from "./common.js";

export const slotsTileTheCycle: Invariant = defineInvariant({
  id: "slots-tile-the-cycle",
  statement:
    "Without a margin the windows tile the cycle: each starts where the one before it ends, from 0 to the interval.",
  assumptions: ["a margin of 0, so that each window is its whole slot"],
  domain: "to within two units in the last place of the interval; exact arithmetic tiles without a seam",
  protocol: "slot-window",
  family: "invariant",
  needs: ["calculateTimeSlot"],
  cases: fleets("none"),
  ask: ({ totalRunners, settings }) =>
    Array.from({ length: totalRunners }, (_, position) => askTimeSlot(position, totalRunners, settings)),
  judge: (slots, { settings }) => {
    let end = 0;
    for (const [position, slot] of slots.entries()) {
      if (Math.abs(slot.start - end) > windowTolerance(settings)) {
        const message =
          slot.start > end ? "a part of the cycle belongs to nobody" : "a part of the cycle belongs to two";
        return position === 0 ? breach(message, 0) : breach(message, position - 1, position);
      }
      end = slot.end;
    }
    const isWhole = Math.abs(end - intervalSeconds(settings)) <= windowTolerance(settings);
    return isWhole ? undefined : breach("the last slot does not end with the cycle", slots.length - 1);
  },
});
