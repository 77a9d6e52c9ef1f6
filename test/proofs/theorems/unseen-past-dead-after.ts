import type { ProvedTheorem } from "../theorem.js";
import { isSighting } from "../vocabulary/heartbeat.js";
import { half } from "../vocabulary/terms.js";

export const unseenPastDeadAfter: ProvedTheorem = {
  kind: "prove",
  id: "unseen-past-dead-after",
  statement:
    "dead-after >= P is tight: below it, by however little, a live runner is unseen for a while before its heartbeat.",
  assumptions: ["0 < dead-after < P", "the store's test is inclusive", "one clock"],
  numbers: "reals",
  claim(z3, mutated) {
    const [period, deadAfter, heartbeat] = [
      z3.Real.const("P"),
      z3.Real.const("dead-after"),
      z3.Real.const("heartbeat"),
    ];
    const age = half(deadAfter.add(period));
    const sighting = { heartbeat, nextHeartbeat: heartbeat.add(period), seenAt: heartbeat.add(age) };
    return {
      given: [deadAfter.gt(0), mutated ? deadAfter.le(period) : deadAfter.lt(period)],
      show: z3.And(
        ...isSighting(sighting, period),
        sighting.seenAt.lt(sighting.nextHeartbeat),
        sighting.seenAt.sub(heartbeat).gt(deadAfter),
      ),
    };
  },
  mutation: "dead-after equal to P",
};
