import { describe, expect, it } from "vitest";
import { expectRefusal } from "../../../test/core/support/refusals.js";
import { createSlotSettings, DEFAULT_SLOT_SETTINGS } from "./settings.js";

const NOT_FINITE = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];

describe("slot settings", () => {
  it("have pynenc's defaults", () => {
    expect(DEFAULT_SLOT_SETTINGS).toEqual({
      serviceIntervalMinutes: 5,
      spreadMarginMinutes: 1,
      maxStartSlotFraction: 0.5,
      membershipStabilizationSeconds: 0,
    });
    expect(createSlotSettings()).toEqual(DEFAULT_SLOT_SETTINGS);
  });

  it("take each value that is given, and the default for each that is not", () => {
    for (const name of Object.keys(DEFAULT_SLOT_SETTINGS)) {
      expect(createSlotSettings({ [name]: 0.25 })).toEqual({ ...DEFAULT_SLOT_SETTINGS, [name]: 0.25 });
    }
  });

  it("cannot be changed afterwards, nor can the defaults", () => {
    expect(Object.isFrozen(createSlotSettings())).toBe(true);
    expect(Object.isFrozen(DEFAULT_SLOT_SETTINGS)).toBe(true);
  });

  it.each([
    ["serviceIntervalMinutes", [...NOT_FINITE, 0, -5, Number.MAX_VALUE]],
    ["spreadMarginMinutes", [...NOT_FINITE, -1, Number.MAX_VALUE]],
    ["maxStartSlotFraction", NOT_FINITE],
    ["membershipStabilizationSeconds", [...NOT_FINITE, -1]],
  ] as const)("refuse an unusable %s by its name", (name, values) => {
    for (const value of values) expectRefusal(() => createSlotSettings({ [name]: value }), name, String(value));
  });

  it("refuse what only turns into a number", () => {
    for (const name of Object.keys(DEFAULT_SLOT_SETTINGS)) {
      for (const [value, text] of [
        ["3", '"3"'],
        [null, "null"],
        [undefined, "undefined"],
        [true, "true"],
        [[], "an array"],
        [3n, "3n"],
      ] as const) {
        expectRefusal(() => createSlotSettings({ [name]: value as unknown as number }), name, text);
      }
    }
  });

  it("take any fraction that is a number, because pynenc ignores those outside 0 to 1", () => {
    for (const maxStartSlotFraction of [-1, 0, 1, 7]) {
      expect(createSlotSettings({ maxStartSlotFraction }).maxStartSlotFraction).toBe(maxStartSlotFraction);
    }
    expect(() => createSlotSettings({ maxStartSlotFraction: Number.NaN })).toThrow("a finite number");
  });
});
