import { expect, test } from "vitest";
import { Random } from "../scenario/random.js";
import { LookTimes } from "./look-times.js";

/** All times after which some number of rounds is over that began before the look was due, one by one. */
function byHand(shortest: number, longest: number, rest: number): number[] {
  let ends = new Set([0]);
  const looks = new Set<number>();
  while (ends.size > 0) {
    const next = new Set<number>();
    for (const end of ends) {
      for (let round = shortest; round <= longest; round++) {
        if (end + round >= rest) looks.add(end + round);
        else next.add(end + round);
      }
    }
    ends = next;
  }
  return [...looks].sort((one, other) => one - other);
}

test("every instant is a choice at which some rounds can end, and no other is", () => {
  const random = new Random(3);
  for (let run = 0; run < 500; run++) {
    const longest = 1 + random.upTo(20);
    const shortest = 1 + random.upTo(longest - 1);
    const rest = random.upTo(60);
    const times = new LookTimes(shortest, longest);
    const from = random.upTo(1000);
    times.set(from, from + rest);
    const expected = byHand(shortest, longest, rest).map((after) => from + after);
    const where = JSON.stringify({ shortest, longest, rest });
    expect(
      Array.from({ length: times.most + 1 }, (_, choice) => times.at(choice)),
      where,
    ).toEqual(expected);
    for (let time = from - 1; time <= from + 100; time++) {
      const choice = expected.indexOf(time);
      expect(times.choiceOf(time), where).toBe(choice === -1 ? undefined : choice);
    }
    expect(times.beginnings.every((time) => expected.includes(time))).toBe(true);
    const steady = from + Math.round(shortest * Math.max(1, Math.ceil(rest / shortest)));
    expect(times.at(times.steady(0)), where).toBe(steady);
  }
});

test("no look comes later than the check interval and a round, and one can come just before that", () => {
  const times = new LookTimes(200_000, 220_000);
  times.set(0, 30_000_000);
  expect([times.least, times.greatest]).toEqual([30_000_000, 30_219_999]);
  // Rounds of half a second each way: three of them pass before 2.05 s have, or 2.04 s.
  const coarse = new LookTimes(1_000_000, 1_020_000);
  coarse.set(0, 2_050_000);
  expect([coarse.least, coarse.greatest]).toEqual([3_000_000, 3_060_000]);
  coarse.set(0, 2_010_000);
  expect(coarse.beginnings).toEqual([2_010_000, 3_000_000]);
});

test("rounds that take equally long end at a multiple of that", () => {
  const times = new LookTimes(1_000_000, 1_020_000);
  times.set(5, 2_010_005);
  expect(times.at(times.steady(Math.cbrt(0.2)))).toBe(5 + 3_012_000);
  expect(times.at(times.steady(Math.cbrt(0.5)))).toBe(5 + 2_020_000);
});
