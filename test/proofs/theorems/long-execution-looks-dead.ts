import type { ProvedTheorem } from "../theorem.js";
import { heartbeatAge, isSighting } from "../vocabulary/heartbeat.js";
import { areWithin, greatest } from "../vocabulary/terms.js";

export const longExecutionLooksDead: ProvedTheorem = {
  kind: "prove",
  id: "long-execution-looks-dead",
  statement:
    "dead-after >= max(C, L + d) + q + e is tight: below it, by however little, a live runner's age can exceed it.",
  assumptions: [
    "dead-after < max(C, L + d) + q + e",
    "C, L, d, q, e >= 0",
    "heartbeats at most max(C, L + d) + q apart",
    "clocks differ by at most e",
  ],
  numbers: "reals",
  claim(z3, mutated) {
    const [check, latency, longestDuration] = [z3.Real.const("C"), z3.Real.const("L"), z3.Real.const("d")];
    const [round, clockDifference] = [z3.Real.const("q"), z3.Real.const("e")];
    const [deadAfter, heartbeat] = [z3.Real.const("dead-after"), z3.Real.const("heartbeat")];
    const silence = greatest(z3, check, latency.add(longestDuration)).add(round);
    const limit = silence.add(clockDifference);
    const justBefore = heartbeat.add(silence);
    const sighting = { heartbeat, nextHeartbeat: justBefore, seenAt: justBefore };
    return {
      given: [
        ...[check, latency, longestDuration, round, clockDifference].map((term) => term.ge(0)),
        mutated ? deadAfter.le(limit) : deadAfter.lt(limit),
      ],
      show: z3.And(
        ...isSighting(sighting, silence),
        areWithin(z3, clockDifference, z3.Real.val(0), clockDifference),
        heartbeatAge(sighting, clockDifference, z3.Real.val(0)).gt(deadAfter),
      ),
    };
  },
  mutation: "dead-after equal to max(C, L + d) + q + e",
};
