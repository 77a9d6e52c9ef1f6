import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jsonNumber } from "./settings-json-number.js";

describe("jsonNumber", () => {
  // Measured with cistell 0.1.2: each is next to the nearest double.
  it.each([
    ["9.24123220342398e-138", 9.241232203423979e-138],
    ["123456789012345680000.0", 1.2345678901234567e20],
    ["-1.0042482805814719e-163", -1.004248280581472e-163],
    ["-1.5948572419768802e+215", -1.5948572419768804e215],
    ["-0.009661064622817725", -0.009661064622817723],
    ["18446744073709551616", 2 ** 64],
  ])("takes %s for %d", (written, value) => expect(jsonNumber(written)).toBe(value));

  it.each([
    ["-0", -0],
    ["1e-400", 0],
    ["0e999999999", 0],
    ["5E2", 500],
    ["0.1e1", 1],
  ])("takes %s for %d", (written, value) => expect(jsonNumber(written)).toBe(value));

  it.each(["1e400", "-1e309", `1${"0".repeat(400)}`])("knows that %s is too large", (written) =>
    expect(jsonNumber(written)).toBeUndefined(),
  );

  it("is exact for what people write", () => {
    fc.assert(
      fc.property(fc.integer({ min: -999_999, max: 999_999 }), fc.nat(9), (digits, places) => {
        const written = `${digits}e-${places}`;
        expect(jsonNumber(written)).toBe(digits === 0 ? 0 : Number(written));
      }),
    );
  });

  it("is the nearest double or next to it", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e300, max: 1e300 }), (value) => {
        const read = jsonNumber(JSON.stringify(value)) ?? Number.NaN;
        expect(Math.abs(read - value)).toBeLessThanOrEqual(Math.abs(value) * 2 ** -51 + Number.MIN_VALUE);
      }),
    );
  });
});
