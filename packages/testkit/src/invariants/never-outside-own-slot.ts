import { situations } from "../arbitraries/situations.js";
import { askCanRun } from "../contract/calls.js";
import { breach, defineInvariant, type Invariant } from "../contract/invariant.js";
import { ONE_SHARED_VIEW, slotSeconds, timeInCycle, timeTolerance } from "./common.js";

export const neverOutsideOwnSlot: Invariant = defineInvariant({
  id: "never-outside-own-slot",
  statement: "A runner of two or more may start only within its own slot.",
  assumptions: [ONE_SHARED_VIEW, "at least two runners are active"],
  domain: "any settings and times; the slot's bounds to within the rounding of a time of that size",
  protocol: "slot-window",
  family: "invariant",
  needs: ["canRunAtomicService"],
  cases: situations({ least: 2, most: 12, margins: "any", mostTimes: 2 }),
  ask: ({ view, settings, times }) =>
    times.flatMap((time) => view.map(({ runnerId }) => askCanRun(runnerId, view, time, settings))),
  judge: (answers, { view, settings, times }) => {
    const slot = slotSeconds(view.length, settings);
    let index = answers.indexOf(true);
    while (index >= 0) {
      const position = index % view.length;
      const time = times[Math.floor(index / view.length)] ?? 0;
      const tolerance = timeTolerance(time, settings);
      const within = timeInCycle(time, settings);
      // A time just before the cycle's end may be rounded into the next cycle's start, and the reverse.
      const isOwn = [within, within - view.length * slot, within + view.length * slot].some(
        (moment) => moment >= position * slot - tolerance && moment <= (position + 1) * slot + tolerance,
      );
      if (!isOwn) return breach("a runner may start in another runner's slot", index);
      index = answers.indexOf(true, index + 1);
    }
    return undefined;
  },
});
