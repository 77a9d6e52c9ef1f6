import { STRANGER } from "../arbitraries/runners.js";
import { situations } from "../arbitraries/situations.js";
import { askCanRun } from "../contract/calls.js";
import { breach, defineInvariant, type Invariant } from "../contract/invariant.js";
import { ANY_DOUBLES } from "./common.js";

export const singleRunnerRule: Invariant = defineInvariant({
  id: "single-runner-rule",
  statement: "Where one runner is active, whoever asks may start, at any time and with any settings.",
  assumptions: ["exactly one runner is active"],
  domain: ANY_DOUBLES,
  protocol: "slot-window",
  family: "invariant",
  needs: ["canRunAtomicService"],
  cases: situations({ least: 1, most: 1, margins: "any" }),
  ask: ({ view, settings, times }) =>
    times.flatMap((time) =>
      [view[0]?.runnerId ?? STRANGER, STRANGER].map((runnerId) => askCanRun(runnerId, view, time, settings)),
    ),
  judge: (answers) => {
    const refused = answers.indexOf(false);
    if (refused < 0) return undefined;
    const who = refused % 2 === 0 ? "the lone runner" : "a stranger to a fleet of one";
    return breach(`${who} may not start`, refused);
  },
});
