import type { ProvedTheorem } from "../theorem.js";
import {
  anyClaimSettings,
  CLAIMABLE_IN_WORDS,
  isClaimable,
  mayStart,
  startWindowLength,
} from "../vocabulary/claim-protocol.js";
import { anyDelays, areDelays, DELAYS_IN_WORDS, keepTo, totalDelay } from "../vocabulary/execution.js";
import { areLooks } from "../vocabulary/look.js";
import { lateExecution, promptExecution } from "../vocabulary/schedule.js";
import { half, least } from "../vocabulary/terms.js";

export const claimRefusedTurnLostPastRoom: ProvedTheorem = {
  kind: "prove",
  id: "claim-refused-turn-lost-past-room",
  statement:
    "P + L + d + e <= S is tight: past it, by however little, a claiming runner can be refused in its turn and look again too late.",
  assumptions: [
    "P + L + d + e > S",
    "0 < P <= A, A the start window",
    DELAYS_IN_WORDS,
    "d > 0",
    "S > 0; M >= 0",
    CLAIMABLE_IN_WORDS,
  ],
  numbers: "reals",
  claim(z3, mutated) {
    const slots = { slot: z3.Real.const("slot"), margin: z3.Real.const("margin") };
    const [start, period] = [z3.Real.const("start"), z3.Real.const("P")];
    const [settings, delays] = [anyClaimSettings(z3), anyDelays(z3)];
    const startWindow = startWindowLength(z3, slots, settings);
    const excess = totalDelay(delays).add(period).sub(slots.slot);
    // How far past A - P the execution before lasts, how far from A it is decided, and how long before its end the look is.
    const reach = half(least(z3, excess, delays.longestDuration, period));
    const early = half(least(z3, reach, startWindow));
    const lastsUntil = start.add(startWindow).sub(period).add(reach);
    const decidedAt = start.sub(slots.slot).add(startWindow).sub(early);
    const before = lateExecution(z3, delays, decidedAt, lastsUntil.sub(decidedAt));
    const refusedAt = lastsUntil.sub(half(reach));
    const looks = { previous: refusedAt, next: refusedAt.add(period) };
    return {
      given: [
        slots.slot.gt(0),
        slots.margin.ge(0),
        ...isClaimable(slots),
        ...areDelays(delays),
        delays.longestDuration.gt(0),
        period.gt(0),
        period.le(startWindow),
        mutated ? excess.ge(0) : excess.gt(0),
      ],
      show: z3.And(
        mayStart(z3, slots, settings, start.sub(slots.slot), before.decidedAt),
        ...keepTo(z3, delays, before, promptExecution(z3, delays, refusedAt)),
        mayStart(z3, slots, settings, start, looks.previous),
        before.startedAt.le(looks.previous),
        looks.previous.lt(before.endedAt),
        ...areLooks(looks, period),
        looks.next.gt(start.add(startWindow)),
      ),
    };
  },
  mutation: "P + L + d + e equal to S",
};
