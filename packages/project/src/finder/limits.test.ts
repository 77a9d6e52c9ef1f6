import { expect, it } from "vitest";
import { isTooLarge, MOST_BYTES } from "./limits.js";

it.each([
  ["a", MOST_BYTES, false],
  ["a", MOST_BYTES + 1, true],
  ["é", MOST_BYTES / 2, false],
  ["é", MOST_BYTES / 2 + 1, true],
  ["€", Math.floor(MOST_BYTES / 3), false],
  ["€", Math.floor(MOST_BYTES / 3) + 1, true],
  ["🚀", MOST_BYTES / 4, false],
  ["🚀", MOST_BYTES / 4 + 1, true],
])("%s times %i is too large: %s", (character, times, expected) => {
  expect(isTooLarge(character.repeat(times))).toBe(expected);
});
