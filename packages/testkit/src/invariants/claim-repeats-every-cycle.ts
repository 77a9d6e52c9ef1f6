import * as fc from "fast-check";
import { views } from "../arbitraries/runners.js";
import { breach, defineInvariant, type Invariant } from "../contract/invariant.js";
import { askEveryMember, isLaterBy } from "./claim-common.js";
import { ONE_SHARED_VIEW } from "./common.js";

const cases = fc
  .record({
    view: fc.constantFrom(1, 2, 4, 8).chain((size) => views(size, size)),
    minutes: fc.constantFrom(5, 1, 6, 10, 60),
    margin: fc.constantFrom(0, 1, 0.25, 15),
    time: fc.nat({ max: 2 ** 22 }),
    cycles: fc.constantFrom(1, 2, 1000, 20_000),
    maxStartSlotFraction: fc.constantFrom(0.5, 1),
  })
  .map(({ view, minutes, margin, time, cycles, maxStartSlotFraction }) => {
    const currentTime = (time / 1024) % (minutes * 60);
    const situation = {
      view,
      settings: { serviceIntervalMinutes: minutes, spreadMarginMinutes: margin },
      currentTime,
      membershipStabilizationSeconds: 0,
      maxStartSlotFraction,
    };
    const shift = cycles * minutes * 60;
    return { situation, later: { ...situation, currentTime: currentTime + shift }, shift: BigInt(shift) * 1_000_000n };
  });

export const claimRepeatsEveryCycle: Invariant = defineInvariant({
  id: "claim-repeats-every-cycle",
  statement: "Whole cycles later every claim is the same, with its instants as much later.",
  assumptions: [ONE_SHARED_VIEW, "the view and the settings have not changed in between", "nobody is in grace"],
  domain: "times, intervals and slots whose sums are exact in doubles and in microseconds",
  protocol: "slot-claim",
  family: "invariant",
  needs: ["decideAtomicServiceClaim"],
  cases,
  ask: ({ situation, later }) => [...askEveryMember(situation), ...askEveryMember(later)],
  judge: (claims, { situation, shift }) => {
    const size = situation.view.length;
    for (const [position, first] of claims.slice(0, size).entries()) {
      const later = claims[position + size];
      const isSame =
        later !== undefined &&
        later.reason === first.reason &&
        later.assignedRunnerId === first.assignedRunnerId &&
        isLaterBy(shift, first.cycleStart, later.cycleStart) &&
        isLaterBy(shift, first.slotStart, later.slotStart) &&
        isLaterBy(shift, first.slotEnd, later.slotEnd);
      if (!isSame)
        return breach("a claim is another one at the same instant of a later cycle", position, position + size);
    }
    return undefined;
  },
});
