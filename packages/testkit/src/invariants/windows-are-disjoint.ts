import { fleets } from "../arbitraries/situations.js";
import { askTimeSlot } from "../contract/calls.js";
import { breach, defineInvariant, type Invariant } from "../contract/invariant.js";
import { intervalSeconds, ONE_SHARED_VIEW, windowTolerance } from "./common.js";

export const windowsAreDisjoint: Invariant = defineInvariant({
  id: "windows-are-disjoint",
  statement: "No two windows overlap, and the last one ends within the cycle.",
  assumptions: [ONE_SHARED_VIEW],
  domain: "a margin of at least 2^-50 of the interval; with less, windows may overlap by a unit in the last place",
  protocol: "slot-window",
  family: "invariant",
  needs: ["calculateTimeSlot"],
  cases: fleets("some"),
  ask: ({ totalRunners, settings }) =>
    Array.from({ length: totalRunners }, (_, position) => askTimeSlot(position, totalRunners, settings)),
  judge: (windows, { settings }) => {
    // Compared by pairs of neighbours after sorting: it is not said here that windows stand in the order of positions.
    const order = windows.map((window, index) => ({ ...window, index })).sort((one, other) => one.start - other.start);
    for (const [place, window] of order.entries()) {
      const next = order[place + 1];
      if (next === undefined) {
        const isWithin = window.end <= intervalSeconds(settings) + windowTolerance(settings);
        return isWithin
          ? undefined
          : breach("a window ends after the cycle, in the next cycle's first slot", window.index);
      }
      if (window.end > next.start) return breach("two windows overlap", window.index, next.index);
    }
    return undefined;
  },
});
