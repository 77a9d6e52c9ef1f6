import { STRANGER, someOf, views } from "../arbitraries/runners.js";
import { askPosition } from "../contract/calls.js";
import { breach, defineInvariant, type Invariant } from "../contract/invariant.js";

export const positionIsTheIndex: Invariant = defineInvariant({
  id: "position-is-the-index",
  statement: "A runner's position is its zero-based place in the view as given, in order or not; a stranger has none.",
  assumptions: ["runner ids are unique in the view"],
  domain: "any view, the empty one as well",
  protocol: "both",
  family: "invariant",
  needs: ["calculateRunnerPosition"],
  cases: views(0),
  ask: (view) => [...someOf(view).map(({ runnerId }) => askPosition(runnerId, view)), askPosition(STRANGER, view)],
  judge: (positions, view) => {
    const asked = someOf(view);
    const wrong = positions.findIndex((position, index) => {
      const runner = asked[index];
      return position !== (runner === undefined ? null : view.indexOf(runner));
    });
    if (wrong < 0) return undefined;
    return breach(
      wrong < asked.length ? "a position is not the runner's place in the view" : "a stranger has a position",
      wrong,
    );
  },
});
