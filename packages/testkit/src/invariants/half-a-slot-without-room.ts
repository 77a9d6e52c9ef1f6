import { fleets } from "../arbitraries/situations.js";
import { askTimeSlot } from "../contract/calls.js";
import { breach, defineInvariant, type Invariant } from "../contract/invariant.js";
import { slotSeconds, windowTolerance } from "./common.js";

export const halfASlotWithoutRoom: Invariant = defineInvariant({
  id: "half-a-slot-without-room",
  statement: "Where the margin leaves nothing of the slot, the window is the first half of the slot.",
  assumptions: ["the margin is longer than the slot"],
  domain: "to within two units in the last place of the interval, margins that close to the slot excluded",
  protocol: "slot-window",
  family: "invariant",
  needs: ["calculateTimeSlot"],
  cases: fleets("too-large", 2),
  ask: ({ totalRunners, settings }) => [
    askTimeSlot(0, totalRunners, settings),
    askTimeSlot(totalRunners - 1, totalRunners, settings),
  ],
  judge: (windows, { totalRunners, settings }) => {
    const half = slotSeconds(totalRunners, settings) / 2;
    const wrong = windows.findIndex(({ start, end }) => Math.abs(end - start - half) > windowTolerance(settings));
    return wrong < 0 ? undefined : breach(`a window is not the ${half} s of half its slot`, wrong);
  },
});
