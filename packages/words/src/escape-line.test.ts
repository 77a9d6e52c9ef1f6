import { expect, it } from "vitest";
import { escapeLine } from "./escape-line.js";

it("leaves a line of text, which neither ends early nor turns around", () => {
  expect(escapeLine('<a b="c">\n\u202Ed')).toBe("&lt;a b=&quot;c&quot;&gt;\uFFFD\uFFFDd");
});
