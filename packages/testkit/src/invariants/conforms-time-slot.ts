import * as fc from "fast-check";
import { fleets } from "../arbitraries/situations.js";
import { askTimeSlot } from "../contract/calls.js";
import type { Invariant } from "../contract/invariant.js";
import { defineConformance } from "./conformance.js";

export const conformsTimeSlot: Invariant = defineConformance({
  id: "conforms-time-slot",
  call: "calculateTimeSlot",
  statement: "Windows start and end where the reference model has them, bit for bit.",
  domain: "any settings, fleets of up to 4,000 runners",
  protocol: "slot-window",
  cases: fc.tuple(fleets("any", 1, 4000), fc.array(fc.nat({ max: 0xffff }), { minLength: 1, maxLength: 8 })),
  ask: ([{ totalRunners, settings }, picks]) =>
    picks.map((pick) => askTimeSlot(pick % totalRunners, totalRunners, settings)),
});
