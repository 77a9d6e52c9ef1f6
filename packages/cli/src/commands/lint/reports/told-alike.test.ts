import { expect, it } from "vitest";
import { firstOfThoseAlike, moreText } from "./told-alike.js";

const told = (words: string) =>
  firstOfThoseAlike(words.split(" "), (word) => word[0] ?? "").map(({ item, more }) => [item, ...more].join("+"));

it("tells the first three of those that are alike, and with the last of them the rest", () => {
  expect(told("a1 b1 a2 a3 b2 a4 a5")).toEqual(["a1", "b1", "a2", "a3+a4+a5", "b2"]);
});

it("tells four of them all, since a line for one is as long", () => {
  expect(told("a1 a2 a3 a4 b1")).toEqual(["a1", "a2", "a3", "a4", "b1"]);
});

it("lists the first of many", () => {
  expect(moreText("places", ["1:2", "3:4"])).toBe("and 2 more places: 1:2, 3:4");
  const many = Array.from({ length: 12 }, (_, index) => String(index));
  expect(moreText("places", many)).toBe("and 12 more places: 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, ...");
});
