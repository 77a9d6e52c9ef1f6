import type { ProvedTheorem } from "../theorem.js";
import {
  anyClaimSettings,
  CLAIMABLE_IN_WORDS,
  isClaimable,
  mayStart,
  startWindowLength,
} from "../vocabulary/claim-protocol.js";
import { areLooks } from "../vocabulary/look.js";
import { half } from "../vocabulary/terms.js";

export const claimTurnMissedPastStartWindow: ProvedTheorem = {
  kind: "prove",
  id: "claim-turn-missed-past-start-window",
  statement:
    "P <= A is tight: past it, by however little, two looks can fall before a slot and after its start window.",
  assumptions: ["P > A", CLAIMABLE_IN_WORDS, "two or more runners"],
  numbers: "reals",
  claim(z3, mutated) {
    const slots = { slot: z3.Real.const("slot"), margin: z3.Real.const("margin") };
    const [start, period, settings] = [z3.Real.const("start"), z3.Real.const("P"), anyClaimSettings(z3)];
    const startWindow = startWindowLength(z3, slots, settings);
    const early = half(period.sub(startWindow));
    const looks = { previous: start.sub(early), next: start.sub(early).add(period) };
    return {
      given: [...isClaimable(slots), period.gt(0), mutated ? period.ge(startWindow) : period.gt(startWindow)],
      show: z3.And(
        ...areLooks(looks, period),
        looks.previous.lt(start),
        looks.next.gt(start),
        z3.Not(mayStart(z3, slots, settings, start, looks.next)),
      ),
    };
  },
  mutation: "P equal to A",
};
