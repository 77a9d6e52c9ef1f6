import * as fc from "fast-check";
import { withAnotherPast } from "../arbitraries/runners.js";
import { situations } from "../arbitraries/situations.js";
import { askCanRun } from "../contract/calls.js";
import { breach, defineInvariant, type Invariant } from "../contract/invariant.js";
import { ANY_DOUBLES } from "./common.js";

export const decisionIgnoresHistory: Invariant = defineInvariant({
  id: "decision-ignores-history",
  statement: "Heartbeats, past executions and eligibility flags in the view change no decision.",
  assumptions: ["the store has already left out who is dead or not eligible"],
  domain: ANY_DOUBLES,
  protocol: "slot-window",
  family: "invariant",
  needs: ["canRunAtomicService"],
  cases: fc
    .tuple(situations({ least: 1, most: 12, margins: "any", mostTimes: 2 }), fc.nat())
    .map(([situation, salt]) => ({ ...situation, other: withAnotherPast(situation.view, salt) })),
  ask: ({ view, other, settings, times }) =>
    times.flatMap((time) =>
      view.flatMap(({ runnerId }) => [
        askCanRun(runnerId, view, time, settings),
        askCanRun(runnerId, other, time, settings),
      ]),
    ),
  judge: (answers) => {
    for (let index = 0; index < answers.length; index += 2) {
      if (answers[index] === answers[index + 1]) continue;
      return breach("two views that differ only in the past give different decisions", index, index + 1);
    }
    return undefined;
  },
});
