import * as fc from "fast-check";
import { type Fleet, fleets } from "../arbitraries/situations.js";
import { askTimeSlot } from "../contract/calls.js";
import { breach, defineInvariant, type Invariant } from "../contract/invariant.js";
import { windowTolerance } from "./common.js";

/** Margins at the limit are left out: there rounding gives some runners half a slot and others next to nothing. */
const cases: fc.Arbitrary<Fleet> = fc.oneof(fleets("roomy"), fleets("none"), fleets("too-large"));

export const equalWindows: Invariant = defineInvariant({
  id: "equal-windows",
  statement: "All runners have windows of the same length.",
  assumptions: [],
  domain:
    "slot and margin differ by more than two units in the last place of the interval; closer, rounding gives half a slot to some runners and next to nothing to others",
  protocol: "slot-window",
  family: "invariant",
  needs: ["calculateTimeSlot"],
  cases,
  ask: ({ totalRunners, settings }) =>
    Array.from({ length: totalRunners }, (_, position) => askTimeSlot(position, totalRunners, settings)),
  judge: (windows, { settings }) => {
    const [first] = windows;
    if (first === undefined) return undefined;
    const length = first.end - first.start;
    const odd = windows.findIndex(({ start, end }) => Math.abs(end - start - length) > 2 * windowTolerance(settings));
    return odd < 0 ? undefined : breach("two runners have windows of different lengths", 0, odd);
  },
});
