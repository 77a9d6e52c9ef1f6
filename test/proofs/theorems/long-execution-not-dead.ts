import type { ProvedTheorem } from "../theorem.js";
import { anySighting, heartbeatAge, isSighting } from "../vocabulary/heartbeat.js";
import { areWithin } from "../vocabulary/terms.js";

export const longExecutionNotDead: ProvedTheorem = {
  kind: "prove",
  id: "long-execution-not-dead",
  statement: "A runner that is silent while it executes never looks dead to another when dead-after > P + d + e.",
  assumptions: [
    "dead-after > P + d + e",
    "P > 0 and d, e >= 0",
    "heartbeats at most P + d apart",
    "clocks differ by at most e",
  ],
  numbers: "reals",
  claim(z3, mutated) {
    const [period, longestDuration, clockDifference] = [z3.Real.const("P"), z3.Real.const("d"), z3.Real.const("e")];
    const [readerOffset, writerOffset] = [z3.Real.const("reader's offset"), z3.Real.const("writer's offset")];
    const [deadAfter, sighting] = [z3.Real.const("dead-after"), anySighting(z3)];
    const enough = period.add(clockDifference);
    return {
      given: [
        period.gt(0),
        longestDuration.ge(0),
        clockDifference.ge(0),
        deadAfter.gt(mutated ? enough : enough.add(longestDuration)),
        ...isSighting(sighting, period.add(longestDuration)),
        areWithin(z3, readerOffset, writerOffset, clockDifference),
      ],
      // Strictly below, so it holds for an inclusive and for an exclusive test.
      show: heartbeatAge(sighting, readerOffset, writerOffset).lt(deadAfter),
    };
  },
  mutation: "d left out",
};
