import { STRANGER } from "../arbitraries/runners.js";
import { situations } from "../arbitraries/situations.js";
import { askCanRun } from "../contract/calls.js";
import { breach, defineInvariant, type Invariant } from "../contract/invariant.js";
import { ANY_DOUBLES } from "./common.js";

export const strangersNever: Invariant = defineInvariant({
  id: "strangers-never",
  statement: "Where two or more runners are active, who is not one of them may never start.",
  assumptions: ["at least two runners are active"],
  domain: ANY_DOUBLES,
  protocol: "slot-window",
  family: "invariant",
  needs: ["canRunAtomicService"],
  cases: situations({ least: 2, margins: "any", mostTimes: 6 }),
  ask: ({ view, settings, times }) => times.map((time) => askCanRun(STRANGER, view, time, settings)),
  judge: (answers) => {
    const allowed = answers.indexOf(true);
    return allowed < 0 ? undefined : breach("a runner that is not in the view may start", allowed);
  },
});
