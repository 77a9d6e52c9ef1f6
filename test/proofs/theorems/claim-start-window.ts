import type { ProvedTheorem } from "../theorem.js";
import {
  anyClaimSettings,
  CLAIMABLE_IN_WORDS,
  claimWindowLength,
  isClaimable,
  mayStart,
  startWindowLength,
} from "../vocabulary/claim-protocol.js";

/** From the tests of the decision to the one number that people reckon with. */
export const claimStartWindow: ProvedTheorem = {
  kind: "prove",
  id: "claim-start-window",
  statement: "A claim may start from its slot's start until A later, A = W*f, or W when f has no effect.",
  assumptions: [
    CLAIMABLE_IN_WORDS,
    "f has an effect strictly between 0 and 1",
    "the instant at which the window ends set aside",
  ],
  numbers: "reals",
  claim(z3, mutated) {
    const slots = { slot: z3.Real.const("slot"), margin: z3.Real.const("margin") };
    const settings = anyClaimSettings(z3);
    const [start, now] = [z3.Real.const("start"), z3.Real.const("now")];
    const elapsed = now.sub(start);
    const upToA = z3.And(elapsed.ge(0), elapsed.le(startWindowLength(z3, slots, settings)));
    // Without an effect of f, A is the whole window, and a window does not have its end.
    const setAside = mutated ? [] : [elapsed.neq(claimWindowLength(slots))];
    return {
      given: [...isClaimable(slots), ...setAside],
      show: mayStart(z3, slots, settings, start, now).eq(upToA),
    };
  },
  mutation: "the window's end not set aside",
};
