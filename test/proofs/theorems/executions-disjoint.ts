import type { ProvedTheorem } from "../theorem.js";
import {
  anyDelays,
  anyExecution,
  areDelays,
  DELAYS_IN_WORDS,
  KEEP_TO_IN_WORDS,
  keepTo,
  overlap,
  totalDelay,
} from "../vocabulary/execution.js";
import { anyFleet, anyTurn, FLEET_IN_WORDS, slotStart, smallFleet, TURN_IN_WORDS } from "../vocabulary/fleet.js";
import { gapLength, isInWindow } from "../vocabulary/window.js";
import { differentRunnersASlotApartAt } from "./different-runners-a-slot-apart.js";

export const executionsDisjoint: ProvedTheorem = {
  kind: "prove",
  id: "executions-disjoint",
  statement: "Executions of two runners never overlap when L + d + e <= G, for every n, I and M.",
  assumptions: [
    "L + d + e <= G",
    DELAYS_IN_WORDS,
    FLEET_IN_WORDS,
    TURN_IN_WORDS,
    "each decides inside its own window by its own clock",
    KEEP_TO_IN_WORDS,
  ],
  numbers: "reals",
  claim(z3, mutated) {
    const fleet = anyFleet(z3);
    const delays = anyDelays(z3);
    const [a, b] = [anyTurn(z3, "a"), anyTurn(z3, "b")];
    const [runOfA, runOfB] = [anyExecution(z3, "a"), anyExecution(z3, "b")];
    const apart = differentRunnersASlotApartAt(z3, fleet, a, b);
    const gap = mutated ? fleet.margin : gapLength(z3, fleet);
    return {
      given: [
        ...apart.claim.given,
        ...areDelays(delays),
        ...keepTo(z3, delays, runOfA, runOfB),
        isInWindow(z3, fleet, slotStart(z3, fleet, a), runOfA.decidedAt),
        isInWindow(z3, fleet, slotStart(z3, fleet, b), runOfB.decidedAt),
        totalDelay(delays).le(gap),
      ],
      uses: [apart],
      show: z3.Not(overlap(z3, runOfA, runOfB)),
      sample: smallFleet(fleet, a, b),
    };
  },
  mutation: "the margin taken for the gap even where it exceeds the slot",
};
