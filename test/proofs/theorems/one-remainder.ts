import type { Claim, Lemma, ProvedTheorem, Term, Z3 } from "../theorem.js";
import { anyInstant, type CycleInstant, INSTANT_IN_WORDS, isInstant, isSomeInstant } from "../vocabulary/instant.js";

/** What makes "now mod I" a function, so that K and r may stand for it everywhere else. */
export const oneRemainder: ProvedTheorem = {
  kind: "prove",
  id: "one-remainder",
  statement: "An instant has only one K and r with t = K*I + r, and c cycles later they are K + c and r.",
  assumptions: ["I > 0", INSTANT_IN_WORDS, "c whole"],
  numbers: "reals",
  claim(z3, mutated) {
    const interval = z3.Real.const("interval");
    const [now, later, cycles] = [anyInstant(z3, "now"), anyInstant(z3, "later"), z3.Int.const("cycles")];
    const { given, show } = remaindersAgree(z3, interval, now, cycles, later);
    if (!mutated) return { given, show };
    const upToInterval = [now, later].flatMap((instant) => [
      ...isSomeInstant(z3, interval, instant),
      instant.remainder.le(interval),
    ]);
    return { given: [interval.gt(0), isLater(z3, interval, now, cycles, later), ...upToInterval], show };
  },
  mutation: "a remainder that may be I itself, as in Python for a tiny negative t",
};

export function oneRemainderAt(z3: Z3, interval: Term, now: CycleInstant, cycles: Term, later: CycleInstant): Lemma {
  return { id: oneRemainder.id, claim: remaindersAgree(z3, interval, now, cycles, later) };
}

function remaindersAgree(z3: Z3, interval: Term, now: CycleInstant, cycles: Term, later: CycleInstant): Claim {
  return {
    given: [
      interval.gt(0),
      isLater(z3, interval, now, cycles, later),
      ...isInstant(z3, interval, now),
      ...isInstant(z3, interval, later),
    ],
    show: z3.And(later.cycle.eq(now.cycle.add(cycles)), later.remainder.eq(now.remainder)),
  };
}

function isLater(z3: Z3, interval: Term, { now }: CycleInstant, cycles: Term, later: CycleInstant) {
  return later.now.eq(now.add(z3.ToReal(cycles).mul(interval)));
}
