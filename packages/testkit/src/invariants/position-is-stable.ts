import * as fc from "fast-check";
import { STRANGER, views } from "../arbitraries/runners.js";
import { askPosition } from "../contract/calls.js";
import { breach, defineInvariant, type Invariant } from "../contract/invariant.js";

export const positionIsStable: Invariant = defineInvariant({
  id: "position-is-stable",
  statement: "When a younger runner joins, at the end of the view, nobody else's position changes.",
  assumptions: ["the store orders by creation time, so that who joins comes last"],
  domain: "any view",
  protocol: "both",
  family: "invariant",
  needs: ["calculateRunnerPosition"],
  cases: fc.tuple(views(1, 12), views(1, 1)).map(([view, joining]) => ({
    before: view,
    after: [...view, ...joining.map((runner) => ({ ...runner, runnerId: STRANGER }))],
  })),
  ask: ({ before, after }) =>
    before.flatMap(({ runnerId }) => [askPosition(runnerId, before), askPosition(runnerId, after)]),
  judge: (positions) => {
    for (let index = 0; index < positions.length; index += 2) {
      if (positions[index] === positions[index + 1]) continue;
      return breach("a runner's position changed although only a younger runner joined", index, index + 1);
    }
    return undefined;
  },
});
