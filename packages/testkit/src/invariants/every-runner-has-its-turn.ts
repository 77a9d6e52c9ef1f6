import { type Situation, situations } from "../arbitraries/situations.js";
import { askCanRun } from "../contract/calls.js";
import { breach, defineInvariant, type Invariant } from "../contract/invariant.js";
import { intervalSeconds, marginSeconds, ONE_SHARED_VIEW, slotSeconds } from "./common.js";

export const everyRunnerHasItsTurn: Invariant = defineInvariant({
  id: "every-runner-has-its-turn",
  statement: "In every cycle each runner may start in the middle of its own window, in the order of the view.",
  assumptions: [ONE_SHARED_VIEW],
  domain:
    "slot and margin differ by more than a microsecond; closer, rounding decides whose window is half a slot, and the middle of a window may not be a time of today",
  protocol: "slot-window",
  family: "invariant",
  needs: ["canRunAtomicService"],
  cases: situations({ least: 1, most: 12, margins: "any", mostTimes: 1 }),
  ask: ({ view, settings, times }) =>
    view.map(({ runnerId }, position) =>
      askCanRun(runnerId, view, middleOfWindow(position, { view, settings, times }), settings),
    ),
  judge: (answers, { view, settings }) => {
    const isAtLimit = Math.abs(slotSeconds(view.length, settings) - marginSeconds(settings)) < 1e-6;
    if (view.length > 1 && isAtLimit) return undefined;
    const refused = answers.indexOf(false);
    return refused < 0 ? undefined : breach("a runner may not start in the middle of its own window", refused);
  },
});

function windowSeconds(totalRunners: number, settings: Situation["settings"]): number {
  const slot = slotSeconds(totalRunners, settings);
  const left = slot - marginSeconds(settings);
  return left > 0 ? left : slot / 2;
}

/** In the cycle of the case's time. */
function middleOfWindow(position: number, { view, settings, times }: Situation): number {
  const interval = intervalSeconds(settings);
  const cycle = Math.floor((times[0] ?? 0) / interval);
  const slot = slotSeconds(view.length, settings);
  return cycle * interval + position * slot + windowSeconds(view.length, settings) / 2;
}
