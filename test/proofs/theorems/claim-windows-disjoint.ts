import type { ProvedTheorem } from "../theorem.js";
import { isInClaimWindow } from "../vocabulary/claim-protocol.js";
import { anyFleet, anyTurn, FLEET_IN_WORDS, slotStart, smallFleet, TURN_IN_WORDS } from "../vocabulary/fleet.js";
import { differentRunnersASlotApartAt } from "./different-runners-a-slot-apart.js";

export const claimWindowsDisjoint: ProvedTheorem = {
  kind: "prove",
  id: "claim-windows-disjoint",
  statement: "In the claim protocol no instant lies in the windows of two runners, in the same cycle or across cycles.",
  assumptions: [FLEET_IN_WORDS, TURN_IN_WORDS, "W = S - M > 0, or there is no window"],
  numbers: "reals",
  claim(z3, mutated) {
    const fleet = anyFleet(z3);
    const [a, b, now] = [anyTurn(z3, "a"), anyTurn(z3, "b"), z3.Real.const("now")];
    const apart = differentRunnersASlotApartAt(z3, fleet, a, b);
    const shape = mutated ? { slot: fleet.slot, margin: fleet.margin.neg() } : fleet;
    const inWindow = [a, b].map((turn) => isInClaimWindow(z3, shape, slotStart(z3, fleet, turn), now));
    return {
      given: [...apart.claim.given, fleet.slot.sub(fleet.margin).gt(0)],
      uses: [apart],
      show: z3.Not(z3.And(...inWindow)),
      sample: smallFleet(fleet, a, b),
    };
  },
  mutation: "the margin added instead of taken off",
};
