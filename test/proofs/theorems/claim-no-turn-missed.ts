import type { ProvedTheorem } from "../theorem.js";
import {
  anyClaimSettings,
  CLAIMABLE_IN_WORDS,
  claimWindowLength,
  isClaimable,
  mayStart,
  startWindowLength,
} from "../vocabulary/claim-protocol.js";
import { anyLooks, areLooks } from "../vocabulary/look.js";

export const claimNoTurnMissed: ProvedTheorem = {
  kind: "prove",
  id: "claim-no-turn-missed",
  statement:
    "A claiming runner that looks at least every P <= A never misses a turn: at its first look from its slot's start on it may start.",
  assumptions: [
    "P <= A, A the start window",
    CLAIMABLE_IN_WORDS,
    "two or more runners",
    "it was looking before the slot started",
    "not in grace",
  ],
  numbers: "reals",
  claim(z3, mutated) {
    const slots = { slot: z3.Real.const("slot"), margin: z3.Real.const("margin") };
    const [start, period, looks] = [z3.Real.const("start"), z3.Real.const("P"), anyLooks(z3)];
    const settings = anyClaimSettings(z3);
    const longest = mutated ? claimWindowLength(slots) : startWindowLength(z3, slots, settings);
    return {
      given: [
        ...isClaimable(slots),
        ...areLooks(looks, period),
        period.le(longest),
        looks.previous.lt(start),
        looks.next.ge(start),
      ],
      show: mayStart(z3, slots, settings, start, looks.next),
    };
  },
  mutation: "P up to the window instead of the start window",
};
