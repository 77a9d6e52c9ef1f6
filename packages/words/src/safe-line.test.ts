import { expect, test } from "vitest";
import { safeLine } from "./safe-line.js";

test("what no document and no terminal should be given is replaced", () => {
  expect(safeLine("a\u001b[31mb\nc\u0000\u202Ed\uD800")).toBe("a\uFFFD[31mb\uFFFDc\uFFFD\uFFFDd\uFFFD");
  expect(safeLine("naïve 走者 🚀")).toBe("naïve 走者 🚀");
});
