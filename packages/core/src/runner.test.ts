import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkProperty } from "../../../test/core/support/properties.js";
import { type Instant, instantFromMicroseconds, microsecondsFromInstant } from "./instant.js";
import { parseInstant } from "./instant-text.js";
import { calculateRunnerPosition, lastExecutionDurationSeconds, maxExecutionDurationSeconds } from "./runner.js";

const instants: fc.Arbitrary<Instant> = fc
  .bigInt({ min: 1_700_000_000_000_000n, max: 1_900_000_000_000_000n })
  .map(instantFromMicroseconds);
const unknown = fc.constantFrom(null, undefined);
const services = fc.record({
  lastServiceStart: fc.oneof({ weight: 3, arbitrary: instants }, unknown),
  lastServiceEnd: fc.oneof({ weight: 3, arbitrary: instants }, unknown),
});

describe("the duration of the last execution", () => {
  it("is known exactly when both its start and its end are", () => {
    checkProperty(
      fc.property(services, (service) => {
        const isKnown = service.lastServiceStart != null && service.lastServiceEnd != null;
        expect(lastExecutionDurationSeconds(service) !== undefined).toBe(isKnown);
      }),
    );
    expect(lastExecutionDurationSeconds({})).toBeUndefined();
  });

  it("counts whole microseconds and divides once, so that it is the nearest double", () => {
    checkProperty(
      fc.property(instants, fc.integer({ min: 0, max: 1_000_000_000 }), (start, microseconds) => {
        const end = instantFromMicroseconds(microsecondsFromInstant(start) + BigInt(microseconds));
        expect(lastExecutionDurationSeconds({ lastServiceStart: start, lastServiceEnd: end })).toBe(microseconds / 1e6);
      }),
    );
  });

  it("turns negative when the end lies before the start, as after a clock was set back", () => {
    const [earlier, later] = [parseInstant("2026-01-01T00:00:00Z"), parseInstant("2026-01-01T00:00:01.5Z")];
    expect(lastExecutionDurationSeconds({ lastServiceStart: earlier, lastServiceEnd: later })).toBe(1.5);
    expect(lastExecutionDurationSeconds({ lastServiceStart: later, lastServiceEnd: earlier })).toBe(-1.5);
    expect(lastExecutionDurationSeconds({ lastServiceStart: later, lastServiceEnd: later })).toBe(0);
  });
});

describe("the longest execution of a view", () => {
  it("is one of the known durations, none of which is longer; or 0 when none is known or above it", () => {
    checkProperty(
      fc.property(fc.array(services, { maxLength: 8 }), (view) => {
        const longest = maxExecutionDurationSeconds(view);
        const known = view.map(lastExecutionDurationSeconds).filter((duration) => duration !== undefined);
        expect([0, ...known]).toContain(longest);
        for (const duration of known) expect(longest).toBeGreaterThanOrEqual(duration);
        expect(longest).toBeGreaterThanOrEqual(0);
      }),
    );
    expect(maxExecutionDurationSeconds([])).toBe(0);
  });

  it("does not depend on the order of the view", () => {
    checkProperty(
      fc.property(fc.array(services, { maxLength: 8 }), (view) => {
        expect(maxExecutionDurationSeconds(view.toReversed())).toBe(maxExecutionDurationSeconds(view));
      }),
    );
  });
});

describe("a runner's position", () => {
  const view = fc.uniqueArray(fc.string({ maxLength: 4 }), { maxLength: 12 });

  it("is its index in the list as it was given", () => {
    checkProperty(
      fc.property(view, (ids) => {
        const runners = ids.map((runnerId) => ({ runnerId }));
        for (const [index, id] of ids.entries()) expect(calculateRunnerPosition(id, runners)).toBe(index);
      }),
    );
  });

  it("is undefined for a stranger", () => {
    checkProperty(
      fc.property(view, fc.string({ maxLength: 4 }), (ids, stranger) => {
        const runners = ids.filter((id) => id !== stranger).map((runnerId) => ({ runnerId }));
        expect(calculateRunnerPosition(stranger, runners)).toBeUndefined();
      }),
    );
  });

  it("is the first one where an id occurs twice", () => {
    expect(calculateRunnerPosition("b", [{ runnerId: "a" }, { runnerId: "b" }, { runnerId: "b" }])).toBe(1);
  });
});
