import { fleets } from "../arbitraries/situations.js";
import { askTimeSlot } from "../contract/calls.js";
import { breach, defineInvariant, type Invariant } from "../contract/invariant.js";
import { slotSeconds, windowTolerance } from "./common.js";

export const windowInOwnSlot: Invariant = defineInvariant({
  id: "window-in-own-slot",
  statement: "Every runner has a window that is not empty, starts with the runner's own slot and ends within it.",
  assumptions: [],
  domain: "any settings; the bounds to within two units in the last place of the interval",
  protocol: "slot-window",
  family: "invariant",
  needs: ["calculateTimeSlot"],
  cases: fleets("any"),
  ask: ({ totalRunners, settings }) =>
    Array.from({ length: totalRunners }, (_, position) => askTimeSlot(position, totalRunners, settings)),
  judge: (windows, { totalRunners, settings }) => {
    const slot = slotSeconds(totalRunners, settings);
    const tolerance = windowTolerance(settings);
    for (const [position, { start, end }] of windows.entries()) {
      if (!(start < end)) return breach("a window is empty, so its runner never runs", position);
      if (Math.abs(start - position * slot) > tolerance)
        return breach("a window does not start with its slot", position);
      if (end > (position + 1) * slot + tolerance) return breach("a window ends after its slot", position);
    }
    return undefined;
  },
});
