import { describe, expect, it } from "vitest";
import { sliderScale, stepOf, valueAt, wholeScale } from "./slider-scale.js";

describe("a slider's scale", () => {
  it("changes the value with every step, and only upwards", () => {
    for (const { values } of [wholeScale(1000), sliderScale(0.1, 1440, false), sliderScale(0.001, 60, true)]) {
      for (const [step, value] of values.entries()) expect(value).toBeGreaterThan(values[step - 1] ?? -1);
    }
  });

  it("has every small fleet, and larger ones in steps", () => {
    const { values } = wholeScale(1000);
    expect(values.slice(0, 12)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(values.at(-1)).toBe(1000);
    expect(values).toContain(110);
    expect(values).not.toContain(111);
  });

  it("goes from its least value to its largest, from 0 where it is asked for", () => {
    expect(sliderScale(0.1, 60, false).values[0]).toBe(0.1);
    expect(sliderScale(0.1, 60, true).values.slice(0, 2)).toEqual([0, 0.1]);
    expect(sliderScale(0.1, 1440, false).values.at(-1)).toBe(1400);
  });

  it("finds the step of any value, and stays within its ends", () => {
    const scale = sliderScale(0.1, 60, true);
    for (const [step, value] of scale.values.entries()) expect(stepOf(scale, value)).toBe(step);
    expect(valueAt(scale, stepOf(scale, 5.04))).toBe(5);
    expect(valueAt(scale, stepOf(scale, 1e9))).toBe(60);
    expect(valueAt(scale, -3)).toBe(0);
    expect(valueAt(scale, 1e6)).toBe(60);
  });
});
