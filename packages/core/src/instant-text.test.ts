import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FIRST, instantMicroseconds, LAST } from "../../../test/core/support/instants.js";
import { checkProperty } from "../../../test/core/support/properties.js";
import { expectRefusal } from "../../../test/core/support/refusals.js";
import { type Instant, instantFromMicroseconds, microsecondsFromInstant } from "./instant.js";
import { formatInstant, parseInstant } from "./instant-text.js";

describe("an instant's text", () => {
  it("is read back as the same instant, over the years 1 to 9999", () => {
    checkProperty(
      fc.property(instantMicroseconds, (value) => {
        const text = formatInstant(instantFromMicroseconds(value));
        expect(text).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}\+00:00$/);
        expect(microsecondsFromInstant(parseInstant(text))).toBe(value);
      }),
    );
  });

  it("orders as the instants do", () => {
    checkProperty(
      fc.property(instantMicroseconds, instantMicroseconds, (one, other) => {
        const [first, second] = [one, other].map((value) => formatInstant(instantFromMicroseconds(value)));
        expect((first ?? "") < (second ?? "")).toBe(one < other);
      }),
    );
  });

  it("means the same with the local time of any offset", () => {
    checkProperty(
      fc.property(
        fc.bigInt({ min: FIRST + 100_000_000_000n, max: LAST - 100_000_000_000n }),
        fc.integer({ min: -86_399, max: 86_399 }),
        fc.boolean(),
        (value, offset, withColons) => {
          const local = formatInstant(instantFromMicroseconds(value + BigInt(offset) * 1_000_000n)).slice(0, 26);
          const part = (seconds: number) => String(Math.floor(seconds)).padStart(2, "0");
          const size = Math.abs(offset);
          const fields = [part(size / 3600), part((size / 60) % 60), part(size % 60)];
          const text = `${local}${offset < 0 ? "-" : "+"}${fields.join(withColons ? ":" : "")}`;
          expect(microsecondsFromInstant(parseInstant(text)), text).toBe(value);
        },
      ),
    );
  });

  it.each([
    ["1970-01-01T00:00:00+00:00", 0n],
    ["1970-01-01T00:00:00Z", 0n],
    ["1970-01-01 00:00:00Z", 0n],
    ["1970-01-01T00:00:00.1Z", 100_000n],
    ["1970-01-01T00:00:00.000001Z", 1n],
    ["1970-01-01T01:00:00+01:00", 0n],
    ["1970-01-01T01:30:00+0130", 0n],
    ["1969-12-31T12:30:00-11:30", 0n],
    ["1970-01-01T00:00:01+00:00:01", 0n],
    ["2026-05-28T20:36:32.502146+00:00", 1_780_000_592_502_146n],
    ["2000-02-29T23:59:59.999999Z", 951_868_799_999_999n],
    ["1900-02-28T00:00:00Z", -2_203_977_600_000_000n],
    ["0001-01-01T00:00:00Z", FIRST],
    ["9999-12-31T23:59:59.999999Z", LAST],
    ["0001-01-01T23:59:59+23:59:59", FIRST],
    ["1970-01-02T23:59:59+23:59:59", 86_400_000_000n],
  ])("%s is read", (text, expected) => {
    expect(microsecondsFromInstant(parseInstant(text))).toBe(expected);
  });

  it.each([
    "",
    "now",
    "2026-01-01",
    "2026-01-01T00:00:00",
    "2026-01-01T00:00Z",
    "2026-01-01T00:00:00z",
    "2026-01-01t00:00:00Z",
    "2026-01-01T00:00:00+1",
    "2026-01-01T00:00:00.Z",
    "2026-01-01T00:00:00.1234567Z",
    "2026-01-01T00:00:00,5Z",
    " 2026-01-01T00:00:00Z",
    "2026-01-01T00:00:00Z ",
    "2026-01-01T00:00:00Z\n",
    "12026-01-01T00:00:00Z",
    "+2026-01-01T00:00:00Z",
    "26-01-01T00:00:00Z",
    "2026-1-01T00:00:00Z",
    "2026-01-1T00:00:00Z",
    "2026-01-01T0:00:00Z",
    "2026-01-01T00:0:00Z",
    "2026-01-01T00:00:0Z",
    "2026-01-01T00:00:00+0:00",
    "2026-01-01T00:00:00+00:0",
    "2026-01-01T00:00:00+00:00:0",
    "2026-01-01T00:00:00+00:00:00.5",
  ])("%j is refused for its form", (text) => {
    expectRefusal(() => parseInstant(text), "iso", JSON.stringify(text));
    expect(() => parseInstant(text)).toThrow(
      "an ISO 8601 time with seconds, at most six digits after them and an offset, such as 2026-01-01T00:00:00+00:00",
    );
  });

  it.each([
    "2026-00-01T00:00:00Z",
    "2026-13-01T00:00:00Z",
    "2026-01-00T00:00:00Z",
    "2026-02-29T00:00:00Z",
    "1900-02-29T00:00:00Z",
    "2026-04-31T00:00:00Z",
    "2026-01-01T24:00:00Z",
    "2026-01-01T00:60:00Z",
    "2026-01-01T00:00:60Z",
    "2026-01-01T00:00:00+24:00",
    "2026-01-01T00:00:00+00:60",
    "2026-01-01T00:00:00+00:00:60",
    "0000-12-31T23:59:59Z",
  ])("%s is refused because there is no such time", (text) => {
    expectRefusal(() => parseInstant(text), "iso", JSON.stringify(text));
    expect(() => parseInstant(text)).toThrow("a time that exists");
  });

  it.each(["0001-01-01T00:00:00+00:00:01", "9999-12-31T23:59:59-00:01"])(
    "%s is refused because in UTC it lies outside the years 1 to 9999",
    (text) => {
      expectRefusal(() => parseInstant(text), "iso", JSON.stringify(text));
      expect(() => parseInstant(text)).toThrow("within the years 1 to 9999 in UTC");
    },
  );

  it("is refused when it is no text at all", () => {
    for (const [value, text] of [
      [undefined, "undefined"],
      [null, "null"],
      [12, "12"],
      [["1970-01-01T00:00:00Z"], "an array"],
    ] as const) {
      expectRefusal(() => parseInstant(value as unknown as string), "iso", text);
    }
  });

  it("is written for the years 1 to 9999 alone", () => {
    expect(formatInstant(FIRST as Instant)).toBe("0001-01-01T00:00:00.000000+00:00");
    expect(formatInstant(LAST as Instant)).toBe("9999-12-31T23:59:59.999999+00:00");
    for (const value of [FIRST - 1n, LAST + 1n, 10n ** 20n, -(10n ** 20n)]) {
      expectRefusal(() => formatInstant(value as Instant), "instant", `${value}n`);
    }
    for (const [value, text] of [
      [5.5, "5.5"],
      [2 ** 53, "9007199254740992"],
      [Number.NaN, "NaN"],
      ["5", '"5"'],
      [null, "null"],
      [undefined, "undefined"],
    ] as const) {
      expectRefusal(() => formatInstant(value as unknown as Instant), "instant", text);
    }
  });
});
