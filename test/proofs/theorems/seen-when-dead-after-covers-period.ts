import type { ProvedTheorem } from "../theorem.js";
import { anySighting, isSighting } from "../vocabulary/heartbeat.js";

export const seenWhenDeadAfterCoversPeriod: ProvedTheorem = {
  kind: "prove",
  id: "seen-when-dead-after-covers-period",
  statement: "A runner with a heartbeat every P is seen by the others at every instant when dead-after >= P.",
  assumptions: [
    "dead-after >= P",
    "the store's test is inclusive: age <= dead-after",
    "one clock",
    "P includes executions",
  ],
  numbers: "reals",
  claim(z3, mutated) {
    const [period, deadAfter, sighting] = [z3.Real.const("P"), z3.Real.const("dead-after"), anySighting(z3)];
    const age = sighting.seenAt.sub(sighting.heartbeat);
    return {
      given: [period.gt(0), deadAfter.ge(period), ...isSighting(sighting, period)],
      show: mutated ? age.lt(deadAfter) : age.le(deadAfter),
    };
  },
  mutation: "an exclusive test",
};
