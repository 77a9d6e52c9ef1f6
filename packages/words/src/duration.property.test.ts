import fc from "fast-check";
import { expect, test } from "vitest";
import { formatDuration } from "./format-duration.js";
import { parseDuration } from "./parse-duration.js";

/** Every order of magnitude is as likely as any other, from far below a microsecond to millions of years, and so are its edges. */
const durations = fc
  .tuple(
    fc.integer({ min: -15, max: 14 }),
    fc.oneof(fc.double({ min: 1, max: 10, noNaN: true }), fc.constantFrom(1, 3.6, 5.999_999, 6, 9.999_999)),
  )
  .map(([exponent, factor]) => factor * 10 ** exponent);

test("what is written is read back, within the four digits that are written", () => {
  fc.assert(
    fc.property(durations, (seconds) => {
      const back = parseDuration(formatDuration(seconds));
      expect(back).toBeDefined();
      expect(Math.abs((back ?? 0) - seconds) / seconds).toBeLessThanOrEqual(0.0005);
    }),
    { numRuns: 2000 },
  );
  expect(parseDuration(formatDuration(0))).toBe(0);
});

test("what was read is written the same again", () => {
  fc.assert(
    fc.property(durations, (seconds) => {
      const written = formatDuration(seconds);
      expect(formatDuration(parseDuration(written) ?? Number.NaN)).toBe(written);
    }),
    { numRuns: 2000 },
  );
});

test("what is no length is not read back as one", () => {
  for (const words of [-30.1, Number.POSITIVE_INFINITY, Number.NaN].map(formatDuration)) {
    expect(parseDuration(words)).toBeUndefined();
  }
});
