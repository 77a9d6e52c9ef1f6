import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { analyse } from "../analysis/analyse.js";

/** The drift that is told of an interval, undefined where none is. */
function told(minutes: string): string | undefined {
  const text = `[tool.pynenc]\natomic_service_interval_minutes = ${minutes}\natomic_service_spread_margin_minutes = 0.001\n`;
  const { findings } = analyse([{ name: "pyproject.toml", text }]);
  const message = findings.find(({ rule }) => rule === "interval-off-clock")?.message;
  return message === undefined ? undefined : /begins (.*) by the clock/.exec(message)?.[1];
}

/** A decimal cut off behind a number of significant digits, without rounding: what a person copies from a calculator. */
function cutOff(value: number, digits: number): string {
  const exact = value.toFixed(20);
  const first = exact.search(/[1-9]/);
  const point = exact.indexOf(".");
  const end = first + digits + (first < point ? 1 : 0);
  return exact.slice(0, Math.max(end, point + 2));
}

const cyclesADay = fc.integer({ min: 1, max: 100_000 });

describe("how far an interval drifts from the clock", () => {
  it("is not told of what is a whole number of cycles a day, as far as a double can be written", () => {
    fc.assert(
      fc.property(cyclesADay, fc.integer({ min: 15, max: 17 }), (cycles, digits) => {
        const minutes = 1440 / cycles;
        expect(told(String(minutes).includes(".") ? String(minutes) : `${minutes}.0`)).toBeUndefined();
        expect(told(minutes.toPrecision(digits))).toBeUndefined();
        expect(told(cutOff(minutes, digits))).toBeUndefined();
      }),
      { numRuns: 60 },
    );
  });

  it("is told of what is cut off so early that it shows within a year", () => {
    fc.assert(
      fc.property(cyclesADay, fc.integer({ min: 2, max: 8 }), (cycles, digits) => {
        const written = (1440 / cycles).toPrecision(digits);
        const scale = 10 ** 12;
        const [day, cycle] = [86_400 * scale, Number(written) * 60 * scale];
        const over = day - Math.floor(day / cycle) * cycle;
        const drift = Math.min(over, cycle - over) / scale;
        // Between the two only exact arithmetic knows.
        fc.pre(drift > 2e-4 || Number(written) === 1440 / cycles);
        expect(told(written) === undefined).toBe(Number(written) === 1440 / cycles);
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ["7.0", "120 s later"],
    ["11.0", "60 s later"],
    ["1437.0", "180 s earlier"],
    ["0.133333", "0.216 s earlier"],
    ["0.1333333", "21.6 ms earlier"],
    ["0.133333333", "216 µs earlier"],
    ["0.1333333333", undefined],
    ["0.1333333333333333", undefined],
    ["0.1333333333333334", undefined],
    ["0.15", undefined],
  ])("is told the shorter way round: %s", (minutes, drift) => {
    expect(told(minutes)).toBe(drift);
  });

  it("is the way in which the slots really move", () => {
    // The first slot of the second day begins at the first multiple of seven minutes after its midnight.
    expect((Math.ceil(86_400 / 420) * 420) % 86_400).toBe(120);
  });
});
