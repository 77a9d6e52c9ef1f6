import { STRANGER, someOf, views } from "../arbitraries/runners.js";
import { askPosition } from "../contract/calls.js";
import type { Invariant } from "../contract/invariant.js";
import { defineConformance } from "./conformance.js";

export const conformsPosition: Invariant = defineConformance({
  id: "conforms-position",
  call: "calculateRunnerPosition",
  statement: "Positions are those of the reference model.",
  domain: "any view, the empty one as well",
  protocol: "both",
  cases: views(0),
  ask: (view) =>
    [...someOf(view).map(({ runnerId }) => runnerId), STRANGER].map((runnerId) => askPosition(runnerId, view)),
});
