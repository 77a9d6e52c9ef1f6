import type { ProvedTheorem } from "../theorem.js";
import { anyFleet, FLEET_IN_WORDS, slotStart } from "../vocabulary/fleet.js";
import { anyInstant, INSTANT_IN_WORDS } from "../vocabulary/instant.js";
import { isInWindow } from "../vocabulary/window.js";
import { everyInstantInASlotAt, ownerOf } from "./every-instant-in-a-slot.js";

/** Together with windows-disjoint: exactly one runner at every instant. */
export const noMarginNoSilence: ProvedTheorem = {
  kind: "prove",
  id: "no-margin-no-silence",
  statement: "With no margin every instant lies in the window of some runner of the fleet.",
  assumptions: ["M = 0", FLEET_IN_WORDS, INSTANT_IN_WORDS, "u = r/S"],
  numbers: "reals",
  claim(z3, mutated) {
    const fleet = anyFleet(z3);
    const { now, cycle, remainder } = anyInstant(z3);
    const slots = z3.Real.const("u");
    const owned = everyInstantInASlotAt(z3, fleet, remainder, slots);
    const position = ownerOf(z3, slots);
    const start = slotStart(z3, fleet, { cycle, position });
    return {
      given: [
        ...owned.claim.given,
        now.eq(z3.ToReal(cycle).mul(fleet.interval).add(remainder)),
        ...(mutated ? [] : [fleet.margin.eq(0)]),
      ],
      uses: [owned],
      show: z3.And(position.ge(0), position.lt(fleet.runners), isInWindow(z3, fleet, start, now)),
    };
  },
  mutation: "any margin",
};
