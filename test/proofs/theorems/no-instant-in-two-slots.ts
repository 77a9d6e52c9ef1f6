import type { ProvedTheorem } from "../theorem.js";
import { anyFleet, anyTurn, FLEET_IN_WORDS, slotStart, smallFleet, TURN_IN_WORDS } from "../vocabulary/fleet.js";
import { differentRunnersASlotApartAt } from "./different-runners-a-slot-apart.js";

export const noInstantInTwoSlots: ProvedTheorem = {
  kind: "prove",
  id: "no-instant-in-two-slots",
  statement: "No instant lies in the slots of two runners.",
  assumptions: [FLEET_IN_WORDS, TURN_IN_WORDS, "a slot has its start and not its end"],
  numbers: "reals",
  claim(z3, mutated) {
    const fleet = anyFleet(z3);
    const [a, b, now] = [anyTurn(z3, "a"), anyTurn(z3, "b"), z3.Real.const("now")];
    const apart = differentRunnersASlotApartAt(z3, fleet, a, b);
    const inSlot = [a, b].map((turn) => {
      const start = slotStart(z3, fleet, turn);
      const end = start.add(fleet.slot);
      return z3.And(start.le(now), mutated ? now.le(end) : now.lt(end));
    });
    return {
      given: apart.claim.given,
      uses: [apart],
      show: z3.Not(z3.And(...inSlot)),
      sample: smallFleet(fleet, a, b),
    };
  },
  mutation: "a slot that has its end too",
};
