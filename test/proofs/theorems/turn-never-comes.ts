import { DEFAULTS } from "../plain/pynenc-defaults.js";
import type { ProvedTheorem } from "../theorem.js";
import { slotStart } from "../vocabulary/fleet.js";
import { isInWindow } from "../vocabulary/window.js";

const RUNNERS = 4;

/** 300 s is ten times 30 s, so a bad phase stays bad for ever. */
export const turnNeverComes: ProvedTheorem = {
  kind: "prove",
  id: "turn-never-comes",
  statement:
    "Four runners with the defaults, looking exactly every 30 s at a bad phase, never run: no look falls in any window of any cycle.",
  assumptions: ["I = 300 s", "M = 60 s", "n = 4", "position i looks at 75i + 15 s and every 30 s before and after"],
  numbers: "reals",
  claim(z3, mutated) {
    const slotSeconds = DEFAULTS.intervalSeconds / RUNNERS;
    const fleet = {
      runners: z3.Int.val(RUNNERS),
      interval: z3.Real.val(DEFAULTS.intervalSeconds),
      slot: z3.Real.val(slotSeconds),
      margin: z3.Real.val(DEFAULTS.marginSeconds),
    };
    const [cycle, position, nth] = [z3.Int.const("cycle"), z3.Int.const("position"), z3.Int.const("nth look")];
    const phase = position.mul(slotSeconds).add(mutated ? 14 : 15);
    const look = z3.ToReal(nth.mul(DEFAULTS.checkSeconds).add(phase));
    return {
      given: [position.ge(0), position.lt(RUNNERS)],
      show: z3.Not(isInWindow(z3, fleet, slotStart(z3, fleet, { cycle, position }), look)),
    };
  },
  mutation: "a phase one second better",
};
