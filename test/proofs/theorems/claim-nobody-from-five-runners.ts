import { DEFAULTS } from "../plain/pynenc-defaults.js";
import type { ProvedTheorem } from "../theorem.js";
import { claimWindowLength } from "../vocabulary/claim-protocol.js";
import { anyFleet, FLEET_IN_WORDS, isFleet } from "../vocabulary/fleet.js";

export const claimNobodyFromFiveRunners: ProvedTheorem = {
  kind: "prove",
  id: "claim-nobody-from-five-runners",
  statement:
    "With the defaults the claim protocol leaves a window to every fleet of up to four runners and to none of five or more.",
  assumptions: ["I = 300 s", "M = 60 s", FLEET_IN_WORDS, "n >= 2", "no window means slot_window_invalid"],
  numbers: "reals",
  claim(z3, mutated) {
    const fleet = anyFleet(z3);
    return {
      given: [
        ...isFleet(z3, fleet, 2),
        fleet.interval.eq(DEFAULTS.intervalSeconds),
        mutated ? fleet.margin.le(DEFAULTS.marginSeconds) : fleet.margin.eq(DEFAULTS.marginSeconds),
      ],
      show: claimWindowLength(fleet).le(0).eq(fleet.runners.ge(5)),
    };
  },
  mutation: "a margin that may be smaller",
};
