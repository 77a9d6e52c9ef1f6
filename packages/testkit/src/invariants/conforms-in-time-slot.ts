import * as fc from "fast-check";
import { fleets } from "../arbitraries/situations.js";
import { times } from "../arbitraries/times.js";
import { askInTimeSlot } from "../contract/calls.js";
import type { Invariant } from "../contract/invariant.js";
import { marginSeconds, slotSeconds } from "./common.js";
import { defineConformance } from "./conformance.js";

export const conformsInTimeSlot: Invariant = defineConformance({
  id: "conforms-in-time-slot",
  call: "isRunnerInTimeSlot",
  statement: "A time is in a window exactly when it is in the reference model.",
  domain: "any window within the cycle; times of any sign and size, a hair below zero as well",
  protocol: "slot-window",
  cases: fc.tuple(
    fleets("any", 1, 40),
    fc.nat({ max: 0xffff }),
    fc.array(
      fc.oneof(
        { weight: 4, arbitrary: times() },
        {
          weight: 1,
          arbitrary: fc.constantFrom(
            () => -1e-20,
            () => -5e-324,
          ),
        },
      ),
      {
        minLength: 1,
        maxLength: 6,
      },
    ),
  ),
  ask: ([{ totalRunners, settings }, pick, timesOf]) => {
    const slot = slotSeconds(totalRunners, settings);
    const start = (pick % totalRunners) * slot;
    const end = start + slot - marginSeconds(settings);
    const window = { start, end: end <= start ? start + slot / 2 : end };
    return timesOf.map((timeOf) =>
      askInTimeSlot({
        ...window,
        currentTime: timeOf(totalRunners, settings),
        serviceIntervalMinutes: settings.serviceIntervalMinutes,
      }),
    );
  },
});
