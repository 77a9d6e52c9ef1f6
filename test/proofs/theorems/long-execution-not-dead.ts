import type { ProvedTheorem } from "../theorem.js";
import { anySighting, heartbeatAge, isSighting } from "../vocabulary/heartbeat.js";
import { areWithin, greatest } from "../vocabulary/terms.js";

/** A look is due once C has passed since the one before, an execution included, and is made in the next round. */
export const longExecutionNotDead: ProvedTheorem = {
  kind: "prove",
  id: "long-execution-not-dead",
  statement:
    "A runner that is silent while it executes never looks dead to another when dead-after >= max(C, L + d) + q + e.",
  assumptions: [
    "dead-after >= max(C, L + d) + q + e",
    "C, L, d, q, e >= 0",
    "heartbeats at most max(C, L + d) + q apart",
    "the store's test is inclusive: age <= dead-after",
    "clocks differ by at most e",
  ],
  numbers: "reals",
  claim(z3, mutated) {
    const [check, latency, longestDuration] = [z3.Real.const("C"), z3.Real.const("L"), z3.Real.const("d")];
    const [round, clockDifference] = [z3.Real.const("q"), z3.Real.const("e")];
    const [readerOffset, writerOffset] = [z3.Real.const("reader's offset"), z3.Real.const("writer's offset")];
    const [deadAfter, sighting] = [z3.Real.const("dead-after"), anySighting(z3)];
    const silence = greatest(z3, check, latency.add(longestDuration)).add(round);
    const enough = (mutated ? check.add(round) : silence).add(clockDifference);
    return {
      given: [
        ...[check, latency, longestDuration, round, clockDifference].map((term) => term.ge(0)),
        deadAfter.ge(enough),
        ...isSighting(sighting, silence),
        areWithin(z3, readerOffset, writerOffset, clockDifference),
      ],
      show: heartbeatAge(sighting, readerOffset, writerOffset).le(deadAfter),
    };
  },
  mutation: "the execution left out",
};
