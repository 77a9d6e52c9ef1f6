import { expect, it } from "vitest";
import { inQuotesOf } from "./in-quotes-of.js";

it.each([
  ["5", "8.0"],
  ['"5"', '"8.0"'],
  ["'5'", "'8.0'"],
  ['"""5"""', '"""8.0"""'],
  ["'''\n5'''", "'''8.0'''"],
  ['u"5"', 'u"8.0"'],
  ['""', '"8.0"'],
  [">- # why\n  5", '"8.0" # why'],
])("writes %j as %s", (written, expected) => {
  expect(inQuotesOf(written, "8.0")).toBe(expected);
});
