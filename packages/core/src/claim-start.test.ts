import * as fc from "fast-check";
import { expect, it } from "vitest";
import { nextDown, nextUp } from "../../../test/core/support/doubles.js";
import { viewOf } from "../../../test/core/support/fleets.js";
import { checkProperty } from "../../../test/core/support/properties.js";
import { ClaimStart } from "./claim-start.js";
import { instantFromSeconds, secondsFromInstant } from "./instant.js";
import { createSlotSettings } from "./settings.js";
import { decideAtomicServiceClaim } from "./slot-claim.js";
import { slotLength } from "./slot-window.js";

/** Near where doubles no longer hold every microsecond, and instants become bigints. */
const EXACT_SECONDS = 9e9;

const situations = fc.record({
  totalRunners: fc.integer({ min: 1, max: 12 }),
  serviceIntervalMinutes: fc.oneof(
    fc.constantFrom(5, 1 / 9, 1e-3, 60, 1e6, 1.4e8),
    fc.double({ min: 1e-3, max: 1e4, noNaN: true }),
  ),
  spreadMarginMinutes: fc.constantFrom(0, 0.01, 1, 1e-9),
  maxStartSlotFraction: fc.constantFrom(0, 0.5, 1, 1 / 3, 0.999),
  /** Of the interval. */
  share: fc.double({ min: 0, max: 1, noNaN: true }),
  base: fc.constantFrom(0, -1e6, 1.8e9, EXACT_SECONDS, -EXACT_SECONDS, 2e11),
});

it("is what the protocol decides, on both sides of where instants become bigints", () => {
  checkProperty(
    fc.property(situations, ({ totalRunners, share, base, ...changes }) => {
      const settings = createSlotSettings(changes);
      const slotSeconds = slotLength(totalRunners, settings);
      const start = new ClaimStart(settings, totalRunners, slotSeconds);
      const view = viewOf(totalRunners);
      const interval = settings.serviceIntervalMinutes * 60;
      const cycle = Math.round(base / interval) * interval;
      const inside = cycle + share * interval;
      const edges = Array.from({ length: totalRunners }, (_, position) => cycle + position * slotSeconds);
      const ends = edges.map((edge) => edge + slotSeconds - settings.spreadMarginMinutes * 60);
      const rounded = [...edges, ...ends].map((time) => secondsFromInstant(instantFromSeconds(time)));
      for (const time of [inside, ...edges, ...ends, ...rounded].flatMap((each) => [
        nextDown(each),
        each,
        nextUp(each),
      ])) {
        for (let position = 0; position < totalRunners; position++) {
          const { shouldTryStart } = decideAtomicServiceClaim({
            ...settings,
            runnerId: `runner-${position}`,
            activeRunners: view,
            currentTime: time,
          });
          expect(start.isAssigned(position, time), `${position} at ${time}`).toBe(shouldTryStart);
        }
      }
    }),
  );
});
