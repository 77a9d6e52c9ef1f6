import { situations } from "../arbitraries/situations.js";
import { askCanRun } from "../contract/calls.js";
import { breach, defineInvariant, type Invariant } from "../contract/invariant.js";
import { ANY_DOUBLES } from "./common.js";

export const sameQuestionSameAnswer: Invariant = defineInvariant({
  id: "same-question-same-answer",
  statement: "The same question gets the same answer whatever was asked before, and whoever asked.",
  assumptions: [],
  domain: ANY_DOUBLES,
  protocol: "slot-window",
  family: "invariant",
  needs: ["canRunAtomicService"],
  cases: situations({ least: 2, most: 8, margins: "any", mostTimes: 2 }),
  ask: ({ view, settings, times }) => {
    const calls = times.flatMap((time) => view.map(({ runnerId }) => askCanRun(runnerId, view, time, settings)));
    return [...calls, ...[...calls].reverse()];
  },
  judge: (answers) => {
    const last = answers.length - 1;
    const changed = answers.findIndex((answer, index) => answer !== answers[last - index]);
    return changed < 0
      ? undefined
      : breach("the same question was answered differently later", changed, last - changed);
  },
});
