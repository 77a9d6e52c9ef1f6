import * as fc from "fast-check";
import { STRANGER } from "../arbitraries/runners.js";
import { settingsRecipes } from "../arbitraries/settings.js";
import { times } from "../arbitraries/times.js";
import { askCanRun } from "../contract/calls.js";
import { breach, defineInvariant, type Invariant } from "../contract/invariant.js";
import { ANY_DOUBLES } from "./common.js";

export const nobodyInAnEmptyFleet: Invariant = defineInvariant({
  id: "nobody-in-an-empty-fleet",
  statement: "Where no runner is active, nobody may start.",
  assumptions: [],
  domain: ANY_DOUBLES,
  protocol: "slot-window",
  family: "invariant",
  needs: ["canRunAtomicService"],
  cases: fc.tuple(settingsRecipes("any"), times()),
  ask: ([settingsOf, timeOf]) => {
    const settings = settingsOf(1);
    return [askCanRun(STRANGER, [], timeOf(1, settings), settings)];
  },
  judge: ([canRun]) => (canRun ? breach("somebody may start although no runner is active", 0) : undefined),
});
