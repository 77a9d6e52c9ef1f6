import { type Situation, situations } from "../arbitraries/situations.js";
import { askCanRun } from "../contract/calls.js";
import { breach, defineInvariant, type Invariant } from "../contract/invariant.js";
import { LEAST_MARGIN_OF_INTERVAL, ONE_SHARED_VIEW } from "./common.js";

export const oneRunnerAtAnInstant: Invariant = defineInvariant({
  id: "one-runner-at-an-instant",
  statement: "At any instant at most one runner of two or more may start.",
  assumptions: [ONE_SHARED_VIEW, "at least two runners are active"],
  domain:
    "a margin of at least 2^-50 of the interval; with less, 0 included, rounding lets two neighbours start at the one instant between their windows",
  protocol: "slot-window",
  family: "invariant",
  needs: ["canRunAtomicService"],
  cases: situations({ least: 2, most: 12, margins: "some" }).map(withLeastMargin),
  ask: ({ view, settings, times }) =>
    times.flatMap((time) => view.map(({ runnerId }) => askCanRun(runnerId, view, time, settings))),
  judge: (answers, { view, times }) => {
    for (let moment = 0; moment < times.length; moment++) {
      const first = answers.indexOf(true, moment * view.length);
      if (first < 0) return undefined;
      const second = answers.indexOf(true, first + 1);
      if (second >= 0 && second < (moment + 1) * view.length && first < (moment + 1) * view.length) {
        return breach("two runners may start at the same instant", first, second);
      }
    }
    return undefined;
  },
});

function withLeastMargin(situation: Situation): Situation {
  const { serviceIntervalMinutes, spreadMarginMinutes } = situation.settings;
  const least = serviceIntervalMinutes * LEAST_MARGIN_OF_INTERVAL;
  return {
    ...situation,
    settings: { serviceIntervalMinutes, spreadMarginMinutes: Math.max(spreadMarginMinutes, least) },
  };
}
