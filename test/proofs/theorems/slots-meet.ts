import type { ProvedTheorem } from "../theorem.js";
import { anyFleet, FLEET_IN_WORDS, isFleet, slotStart } from "../vocabulary/fleet.js";

export const slotsMeet: ProvedTheorem = {
  kind: "prove",
  id: "slots-meet",
  statement: "A slot ends where the next one starts, and the last slot of a cycle ends where the next cycle starts.",
  assumptions: [FLEET_IN_WORDS],
  numbers: "reals",
  claim(z3, mutated) {
    const fleet = anyFleet(z3);
    const [cycle, position] = [z3.Int.const("cycle"), z3.Int.const("position")];
    const endOf = (position: typeof cycle) => {
      const end = slotStart(z3, fleet, { cycle, position }).add(fleet.slot);
      return mutated ? end.sub(fleet.margin) : end;
    };
    const nextInCycle = slotStart(z3, fleet, { cycle, position: position.add(1) });
    const nextCycle = slotStart(z3, fleet, { cycle: cycle.add(1), position: z3.Int.val(0) });
    return {
      given: isFleet(z3, fleet),
      show: z3.And(endOf(position).eq(nextInCycle), endOf(fleet.runners.sub(1)).eq(nextCycle)),
    };
  },
  mutation: "the margin taken off the slot",
};
