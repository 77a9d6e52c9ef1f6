import { describe, expect, it, vi } from "vitest";
import { remember, rememberFor } from "./remember.js";

describe("remember", () => {
  it("answers as the function does, in any order of calls and however little is kept", () => {
    const calls = Array.from({ length: 200 }, (_, index) => (index * index + 3) % 11);
    for (const most of [1, 2, 5, 20]) {
      const square = remember(most, String, (value: number) => value * value);
      expect(calls.map(square)).toEqual(calls.map((value) => value * value));
    }
  });

  it("computes an answer once while it is kept, undefined too, and keeps no more than it should", () => {
    const compute = vi.fn((_: number) => undefined);
    const remembered = remember(2, String, compute);
    for (const value of [1, 2, 1, 2]) remembered(value);
    expect(compute).toHaveBeenCalledTimes(2);
    remembered(3);
    remembered(2);
    expect(compute).toHaveBeenCalledTimes(3);
    remembered(1);
    expect(compute).toHaveBeenCalledTimes(4);
  });
});

it("rememberFor tells objects apart, however alike", () => {
  const compute = vi.fn(({ value }: { value: number }) => value + 1);
  const remembered = rememberFor(compute);
  const one = { value: 1 };
  expect([remembered(one), remembered(one), remembered({ value: 1 })]).toEqual([2, 2, 2]);
  expect(compute).toHaveBeenCalledTimes(2);
});
