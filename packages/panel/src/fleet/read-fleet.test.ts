import { createFleet, createSlotSettings, type Fleet } from "@slotwise/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readFleet } from "./read-fleet.js";

/** Any fleet, each number anything that it may be. */
const fleets: fc.Arbitrary<Fleet> = fc
  .record({
    protocol: fc.constantFrom("slot-window" as const, "slot-claim" as const),
    settings: fc
      .record({
        serviceIntervalMinutes: fc.double({ min: 1e-9, max: 1e300, noNaN: true }),
        spreadMarginMinutes: fc.double({ min: 0, max: 1e300, noNaN: true }),
        maxStartSlotFraction: fc.double({ noNaN: true, noDefaultInfinity: true }),
        membershipStabilizationSeconds: seconds(),
      })
      .map(createSlotSettings),
    totalRunners: fc.integer({ min: 1, max: 1_000_000 }),
    checkIntervalMinutes: fc.double({ min: 0, max: 1e300, noNaN: true }),
    loopOverheadSeconds: fc.constant(0),
    loopSeconds: seconds(),
    runnerConsideredDeadAfterMinutes: fc.double({ min: 0, max: 1e300, noNaN: true }),
    longestExecutionSeconds: fc.option(seconds(), { nil: undefined }),
    clockSkewSeconds: seconds(),
    startDelaySeconds: seconds(),
    storeStalenessSeconds: seconds(),
  })
  .map(createFleet);

function seconds(): fc.Arbitrary<number> {
  return fc.double({ min: 0, max: Number.MAX_VALUE, noNaN: true });
}

/** Its fields, one deep, by the path that leads to each. */
const PATHS = [
  ...Object.keys(createSlotSettings()).map((name) => ["settings", name]),
  ...Object.keys(createFleet({ protocol: "slot-window", settings: createSlotSettings(), totalRunners: 1 })).map(
    (name) => [name],
  ),
];

describe("a fleet that crosses a wall", () => {
  it("arrives whole, be it as JSON or as a clone", () => {
    fc.assert(
      fc.property(fleets, (fleet) => {
        for (const crossed of [JSON.parse(JSON.stringify(fleet)), structuredClone(fleet)]) {
          const arrived = readFleet(crossed);
          expect(arrived).toEqual(fleet);
          // The arithmetic keeps what it knows of settings that nobody can change.
          expect(Object.isFrozen(arrived) && Object.isFrozen(arrived?.settings)).toBe(true);
        }
      }),
    );
  });

  it("is none where a field is missing, is of another kind or out of range", () => {
    fc.assert(
      fc.property(
        fleets,
        fc.constantFrom(...PATHS),
        fc.constantFrom(undefined, null, "1", -1.5, Number.NaN, Number.POSITIVE_INFINITY, {}, [], 1n, true),
        (fleet, path, value) => {
          const [name] = path.slice(-1);
          // Any finite fraction is one of pynenc's, and nobody need know how long an execution takes.
          fc.pre(!(name === "maxStartSlotFraction" && value === -1.5));
          fc.pre(!(name === "longestExecutionSeconds" && value === undefined));
          expect(readFleet(changedAt(fleet, path, value))).toBeUndefined();
        },
      ),
    );
  });

  it("is none where it is something else altogether, and brings nothing along", () => {
    fc.assert(
      fc.property(fc.anything(), (anything) => {
        expect(readFleet(anything)).toBeUndefined();
      }),
    );
    const fleet = createFleet({ protocol: "slot-window", settings: createSlotSettings(), totalRunners: 1 });
    expect(readFleet({ ...fleet, more: "of it" })).toEqual(fleet);
  });
});

/** A copy with another value there; without the field for `undefined`. */
function changedAt(fleet: Fleet, [name = "", ...rest]: readonly string[], value: unknown): Fleet {
  const copy: Record<string, unknown> = { ...fleet };
  if (rest.length > 0) copy[name] = changedAt(copy[name] as Fleet, rest, value);
  else if (value === undefined) delete copy[name];
  else copy[name] = value;
  return copy as unknown as Fleet;
}
