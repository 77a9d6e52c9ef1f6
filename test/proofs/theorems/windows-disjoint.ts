import type { ProvedTheorem } from "../theorem.js";
import { anyFleet, anyTurn, FLEET_IN_WORDS, slotStart, smallFleet, TURN_IN_WORDS } from "../vocabulary/fleet.js";
import { isInWindow } from "../vocabulary/window.js";
import { differentRunnersASlotApartAt } from "./different-runners-a-slot-apart.js";

export const windowsDisjoint: ProvedTheorem = {
  kind: "prove",
  id: "windows-disjoint",
  statement: "No instant lies in the windows of two runners, in the same cycle or across cycles.",
  assumptions: [FLEET_IN_WORDS, TURN_IN_WORDS],
  numbers: "reals",
  claim(z3, mutated) {
    const fleet = anyFleet(z3);
    const [a, b, now] = [anyTurn(z3, "a"), anyTurn(z3, "b"), z3.Real.const("now")];
    const apart = differentRunnersASlotApartAt(z3, fleet, a, b);
    const shape = mutated ? { slot: fleet.slot, margin: fleet.margin.neg() } : fleet;
    const inWindow = [a, b].map((turn) => isInWindow(z3, shape, slotStart(z3, fleet, turn), now));
    return {
      given: apart.claim.given,
      uses: [apart],
      show: z3.Not(z3.And(...inWindow)),
      sample: smallFleet(fleet, a, b),
    };
  },
  mutation: "the margin added instead of taken off",
};
