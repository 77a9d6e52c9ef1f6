import type { ProvedTheorem } from "../theorem.js";
import {
  anyClaimSettings,
  CLAIMABLE_IN_WORDS,
  isClaimable,
  mayStart,
  startWindowLength,
} from "../vocabulary/claim-protocol.js";
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
import { differentRunnersASlotApartAt } from "./different-runners-a-slot-apart.js";

export const claimExecutionsDisjoint: ProvedTheorem = {
  kind: "prove",
  id: "claim-executions-disjoint",
  statement:
    "Executions of two claims never overlap when L + d + e <= S - A, for every n, I and M, so that no lock has to refuse one.",
  assumptions: [
    "L + d + e <= S - A, A the start window",
    DELAYS_IN_WORDS,
    FLEET_IN_WORDS,
    TURN_IN_WORDS,
    CLAIMABLE_IN_WORDS,
    "each may start by its own clock",
    KEEP_TO_IN_WORDS,
  ],
  numbers: "reals",
  claim(z3, mutated) {
    const fleet = anyFleet(z3);
    const [settings, delays] = [anyClaimSettings(z3), anyDelays(z3)];
    const [a, b] = [anyTurn(z3, "a"), anyTurn(z3, "b")];
    const [runOfA, runOfB] = [anyExecution(z3, "a"), anyExecution(z3, "b")];
    const apart = differentRunnersASlotApartAt(z3, fleet, a, b);
    const room = mutated ? fleet.slot : fleet.slot.sub(startWindowLength(z3, fleet, settings));
    return {
      given: [
        ...apart.claim.given,
        ...isClaimable(fleet),
        ...areDelays(delays),
        ...keepTo(z3, delays, runOfA, runOfB),
        mayStart(z3, fleet, settings, slotStart(z3, fleet, a), runOfA.decidedAt),
        mayStart(z3, fleet, settings, slotStart(z3, fleet, b), runOfB.decidedAt),
        totalDelay(delays).le(room),
      ],
      uses: [apart],
      show: z3.Not(overlap(z3, runOfA, runOfB)),
      sample: smallFleet(fleet, a, b),
    };
  },
  mutation: "the whole slot taken for S - A",
};
