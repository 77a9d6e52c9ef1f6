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
  totalDelay,
} from "../vocabulary/execution.js";
import { anyLooks, areLooks } from "../vocabulary/look.js";
import { greatest } from "../vocabulary/terms.js";

/** The lock refuses whoever looks before the execution before is over; each look after that is free to start. */
export const claimRefusedTurnKept: ProvedTheorem = {
  kind: "prove",
  id: "claim-refused-turn-kept",
  statement:
    "A claiming runner that is refused while its predecessor executes still starts in its turn when P <= A and P + L + d + e <= S.",
  assumptions: [
    "P <= A, A the start window",
    "P + L + d + e <= S",
    DELAYS_IN_WORDS,
    "S > 0; M >= 0",
    CLAIMABLE_IN_WORDS,
    "its predecessor may start by its own clock",
    KEEP_TO_IN_WORDS,
    "a refused runner looks again within P, and was looking before its slot started",
    "not in grace",
  ],
  numbers: "reals",
  claim(z3, mutated) {
    const slots = { slot: z3.Real.const("slot"), margin: z3.Real.const("margin") };
    const [start, period, looks] = [z3.Real.const("start"), z3.Real.const("P"), anyLooks(z3)];
    const [settings, delays] = [anyClaimSettings(z3), anyDelays(z3)];
    const [before, own] = [anyExecution(z3, "predecessor"), anyExecution(z3, "runner")];
    const over = greatest(z3, start, before.endedAt.add(own.clockOffset));
    const needed = mutated ? totalDelay(delays) : totalDelay(delays).add(period);
    return {
      given: [
        slots.slot.gt(0),
        slots.margin.ge(0),
        ...isClaimable(slots),
        ...areDelays(delays),
        ...keepTo(z3, delays, before, own),
        mayStart(z3, slots, settings, start.sub(slots.slot), before.decidedAt),
        period.le(startWindowLength(z3, slots, settings)),
        needed.le(slots.slot),
        ...areLooks(looks, period),
        // By the clock of the runner itself: the first look that finds the slot begun and the execution over.
        looks.previous.lt(over),
        looks.next.ge(over),
      ],
      show: mayStart(z3, slots, settings, start, looks.next),
    };
  },
  mutation: "P left out of what has to fit the slot",
};
