import { expect, test } from "vitest";
import { Random } from "./random.js";

test("the same seed gives the same numbers, and always has", () => {
  const random = new Random(1);
  expect([random.next(), random.next(), random.next()]).toEqual(KNOWN);
  expect(new Random(1).next()).toBe(KNOWN[0]);
});

test("seeds and streams differ, large seeds too", () => {
  const firsts = [0, 1, 2, 2 ** 32, 2 ** 32 + 1, 2 ** 52].flatMap((seed) =>
    [0, 1, 2].map((stream) => new Random(seed, stream).next()),
  );
  expect(new Set(firsts).size).toBe(firsts.length);
});

test("every number of a range comes up, about as often as any other", () => {
  const random = new Random(7);
  const counts = new Array<number>(6).fill(0);
  for (let draw = 0; draw < 60_000; draw++) {
    const drawn = random.upTo(5);
    counts[drawn] = (counts[drawn] ?? 0) + 1;
  }
  for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(500);
});

test("ranges beyond 32 bits are filled to their end", () => {
  const random = new Random(3);
  const most = 2 ** 50;
  const draws = Array.from({ length: 1000 }, () => random.upTo(most));
  expect(draws.every((draw) => Number.isInteger(draw) && draw >= 0 && draw <= most)).toBe(true);
  expect(Math.max(...draws)).toBeGreaterThan(most * 0.99);
  expect(draws.some((draw) => draw % 2 === 1)).toBe(true);
});

const KNOWN: readonly number[] = [3419807058, 345877377, 4195585175];
