import type { ProvedTheorem } from "../theorem.js";
import { heartbeatAge, isSighting } from "../vocabulary/heartbeat.js";
import { areWithin } from "../vocabulary/terms.js";

export const longExecutionLooksDead: ProvedTheorem = {
  kind: "prove",
  id: "long-execution-looks-dead",
  statement:
    "dead-after > P + d + e is tight: without it a live runner's age can reach dead-after, and below it exceed it.",
  assumptions: [
    "dead-after <= P + d + e",
    "P > 0 and d, e >= 0",
    "heartbeats at most P + d apart",
    "clocks differ by at most e",
  ],
  numbers: "reals",
  claim(z3, mutated) {
    const [period, longestDuration, clockDifference] = [z3.Real.const("P"), z3.Real.const("d"), z3.Real.const("e")];
    const [deadAfter, heartbeat] = [z3.Real.const("dead-after"), z3.Real.const("heartbeat")];
    const silence = period.add(longestDuration);
    const limit = silence.add(clockDifference);
    const justBefore = heartbeat.add(silence);
    const sighting = { heartbeat, nextHeartbeat: justBefore, seenAt: justBefore };
    const age = heartbeatAge(sighting, clockDifference, z3.Real.val(0));
    return {
      given: [
        period.gt(0),
        longestDuration.ge(0),
        clockDifference.ge(0),
        mutated ? deadAfter.le(limit.add(1)) : deadAfter.le(limit),
      ],
      show: z3.And(
        ...isSighting(sighting, silence),
        areWithin(z3, clockDifference, z3.Real.val(0), clockDifference),
        age.ge(deadAfter),
        z3.Implies(deadAfter.lt(limit), age.gt(deadAfter)),
      ),
    };
  },
  mutation: "dead-after up to a second above P + d + e",
};
