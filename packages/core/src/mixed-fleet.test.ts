import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createCycle } from "./cycle.js";
import { sharedStarts } from "./mixed-fleet.js";
import { PROTOCOL_NAMES, type Protocol } from "./protocols.js";
import { createSlotSettings } from "./settings.js";

const cyclesOf = (protocol: Protocol, minutes: readonly number[], spreadMarginMinutes = 1) =>
  minutes.map((serviceIntervalMinutes, position) => ({
    position,
    cycle: createCycle(protocol, createSlotSettings({ serviceIntervalMinutes, spreadMarginMinutes }), minutes.length),
  }));

describe("sharedStarts", () => {
  it("finds what two intervals in one fleet have in common", () => {
    expect(sharedStarts(cyclesOf("slot-window", [10, 10, 20, 20]))).toEqual({
      spanSeconds: 1200,
      sharedSeconds: 180,
      first: { positions: [0, 2], fromSeconds: 600, toSeconds: 690 },
      leastGapSeconds: 0,
    });
  });

  it("counts only what is safe to start in", () => {
    expect(sharedStarts(cyclesOf("slot-claim", [10, 10, 20, 20]))).toEqual({
      spanSeconds: 1200,
      sharedSeconds: 45,
      first: { positions: [0, 2], fromSeconds: 600, toSeconds: 645 },
      leastGapSeconds: 0,
    });
  });

  it("finds nothing where nobody may start, or all cut alike", () => {
    expect(sharedStarts(cyclesOf("slot-claim", [3, 4, 5], 5)).first).toBeUndefined();
    expect(sharedStarts(cyclesOf("slot-window", [5, 5, 5]))).toEqual({
      spanSeconds: 300,
      sharedSeconds: 0,
      first: undefined,
      leastGapSeconds: 60,
    });
    expect(sharedStarts([])).toEqual({ spanSeconds: 0, sharedSeconds: 0, first: undefined, leastGapSeconds: Infinity });
  });

  it("knows how little lies between windows that share nothing", () => {
    // Half-slot windows: those of 4 min end at 30 s, 90 s, 150 s of each cycle, the last one's of 6 min is from 270 s to 300 s.
    const { first, leastGapSeconds } = sharedStarts(cyclesOf("slot-window", [4, 4, 4, 6]));
    expect(first).toBeUndefined();
    expect(leastGapSeconds).toBe(0);
  });

  it("looks no further than anybody would where intervals hardly ever meet", () => {
    const { spanSeconds, first } = sharedStarts(cyclesOf("slot-window", [5, 5.000_71]));
    expect(spanSeconds).toBeGreaterThan(86_400);
    expect(spanSeconds).toBeLessThan(1e8);
    expect(first?.positions).toEqual([0, 1]);
  });

  it("refuses cycles that are cut for another fleet", () => {
    const mixed = [...cyclesOf("slot-window", [5, 5]), ...cyclesOf("slot-window", [5, 5, 5])];
    expect(() => sharedStarts(mixed)).toThrow("for 2 and for 3 runners");
  });

  const intervals = fc.array(fc.constantFrom(2, 3, 4, 5, 6, 10, 20), { minLength: 2, maxLength: 6 });

  it("says of the first stretch what the decision itself says, and of every time before it", () => {
    let found = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...PROTOCOL_NAMES),
        intervals,
        fc.constantFrom(0.1, 0.5, 1),
        fc.array(fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), { minLength: 20, maxLength: 20 }),
        (protocol, minutes, margin, shares) => {
          const cycles = cyclesOf(protocol, minutes, margin);
          const { first, spanSeconds } = sharedStarts(cycles);
          const starting = (seconds: number) =>
            cycles.flatMap(({ cycle, position }) => (cycle.mayStart(position, seconds) ? [position] : []));
          if (first !== undefined) {
            found++;
            expect(starting((first.fromSeconds + first.toSeconds) / 2)).toEqual(
              expect.arrayContaining([...first.positions]),
            );
          }
          const until = first?.fromSeconds ?? spanSeconds;
          for (const share of shares) {
            const seconds = share * until;
            // Not at an edge itself, where rounding has its way.
            const isAtEdge = cycles.some(({ cycle, position }) => {
              const { windowStart, safeStartEnd } = cycle.slotAt(position);
              const within = seconds % cycle.intervalSeconds;
              return Math.abs(within - windowStart) < 1e-3 || Math.abs(within - safeStartEnd) < 1e-3;
            });
            if (!isAtEdge) expect(starting(seconds).length).toBeLessThan(2);
          }
        },
      ),
    );
    expect(found).toBeGreaterThan(10);
  });

  it("counts as much as one finds by looking at many times", () => {
    fc.assert(
      fc.property(fc.constantFrom(...PROTOCOL_NAMES), intervals, (protocol, minutes) => {
        const cycles = cyclesOf(protocol, minutes, 0.25);
        const { sharedSeconds, spanSeconds } = sharedStarts(cycles);
        const step = 0.5;
        let seen = 0;
        for (let seconds = step / 2; seconds < spanSeconds; seconds += step) {
          if (cycles.filter(({ cycle, position }) => cycle.mayStart(position, seconds)).length > 1) seen += step;
        }
        const edges = cycles.reduce(
          (sum, { cycle: { intervalSeconds } }) => sum + (2 * spanSeconds) / intervalSeconds,
          0,
        );
        expect(Math.abs(seen - sharedSeconds)).toBeLessThanOrEqual(edges * step);
      }),
      { numRuns: 30 },
    );
  });
});
