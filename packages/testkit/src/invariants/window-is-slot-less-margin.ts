import * as fc from "fast-check";
import { fleets } from "../arbitraries/situations.js";
import { askTimeSlot } from "../contract/calls.js";
import { breach, defineInvariant, type Invariant } from "../contract/invariant.js";
import { marginSeconds, slotSeconds, windowTolerance } from "./common.js";

export const windowIsSlotLessMargin: Invariant = defineInvariant({
  id: "window-is-slot-less-margin",
  statement: "Where the margin leaves room, a window is its slot less the margin at the end.",
  assumptions: ["the margin is shorter than the slot"],
  domain: "to within two units in the last place of the interval, margins that close to the slot excluded",
  protocol: "slot-window",
  family: "invariant",
  needs: ["calculateTimeSlot"],
  cases: fc.oneof(fleets("roomy"), fleets("none")),
  ask: ({ totalRunners, settings }) => [
    askTimeSlot(0, totalRunners, settings),
    askTimeSlot(totalRunners - 1, totalRunners, settings),
  ],
  judge: (windows, { totalRunners, settings }) => {
    const length = slotSeconds(totalRunners, settings) - marginSeconds(settings);
    const wrong = windows.findIndex(({ start, end }) => Math.abs(end - start - length) > windowTolerance(settings));
    return wrong < 0 ? undefined : breach(`a window is not the ${length} s that the margin leaves of its slot`, wrong);
  },
});
