import type { ProvedTheorem } from "../theorem.js";
import {
  anyClaimSettings,
  CLAIMABLE_IN_WORDS,
  isClaimable,
  mayStart,
  startWindowLength,
} from "../vocabulary/claim-protocol.js";
import { anyDelays, areDelays, DELAYS_IN_WORDS, keepTo, overlap, totalDelay } from "../vocabulary/execution.js";
import { anyFleet, FLEET_IN_WORDS, isFleet, slotStart } from "../vocabulary/fleet.js";
import { lateExecution, promptExecution } from "../vocabulary/schedule.js";
import { half, least } from "../vocabulary/terms.js";

/** As for windows. Where the store's lock is in force it refuses the second one. */
export const claimExecutionsOverlapPastRoom: ProvedTheorem = {
  kind: "prove",
  id: "claim-executions-overlap-past-room",
  statement:
    "L + d + e <= S - A is tight: past it, by however little, some schedule has two claims execute at once, or needs the lock to refuse one.",
  assumptions: [
    "L + d + e > S - A",
    DELAYS_IN_WORDS,
    "d > 0",
    FLEET_IN_WORDS,
    "n >= 2",
    CLAIMABLE_IN_WORDS,
    "any cycle",
  ],
  numbers: "reals",
  claim(z3, mutated) {
    const fleet = anyFleet(z3);
    const [settings, delays] = [anyClaimSettings(z3), anyDelays(z3)];
    const cycle = z3.Int.const("cycle");
    const start = slotStart(z3, fleet, { cycle, position: z3.Int.val(0) });
    const nextStart = slotStart(z3, fleet, { cycle, position: z3.Int.val(1) });
    const startWindow = startWindowLength(z3, fleet, settings);
    const room = fleet.slot.sub(startWindow);
    const excess = totalDelay(delays).sub(room);
    // How far into the second execution the first one reaches, and how far from A it is decided.
    const reach = half(least(z3, excess, delays.longestDuration));
    const early = least(z3, reach, startWindow);
    const first = lateExecution(z3, delays, start.add(startWindow).sub(early), room.add(early).add(reach));
    const second = promptExecution(z3, delays, nextStart);
    return {
      given: [
        ...isFleet(z3, fleet, 2),
        ...isClaimable(fleet),
        ...areDelays(delays),
        delays.longestDuration.gt(0),
        mutated ? excess.ge(0) : excess.gt(0),
      ],
      show: z3.And(
        mayStart(z3, fleet, settings, start, first.decidedAt),
        mayStart(z3, fleet, settings, nextStart, second.decidedAt),
        ...keepTo(z3, delays, first, second),
        overlap(z3, first, second),
      ),
    };
  },
  mutation: "L + d + e equal to S - A",
};
