import { expect, it } from "vitest";
import { sourcesInOrder } from "./source-order.js";

it("puts a project's sources in order, weakest first, with their companions", () => {
  const sources = sourcesInOrder(["slotwise.toml", "b/compose.yaml", "a.py", "pyproject.toml"]);
  expect(sources.slice(0, 4)).toEqual(["pyproject.toml", "a.py", "b/compose.yaml", "slotwise.toml"]);
  expect(sources.at(-1)).toBe(".env");
  expect(new Set(sources).size).toBe(sources.length);
});
