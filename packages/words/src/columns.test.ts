import { expect, test } from "vitest";
import { displayWidth, fitWidth, safeLine, wrapText } from "./columns.js";
import { escapeXml } from "./escape-xml.js";

test("what could end an attribute, open a tag or start an entity is escaped", () => {
  expect(escapeXml(`<a href="x">Q&A's</a>`)).toBe("&lt;a href=&quot;x&quot;&gt;Q&amp;A&#39;s&lt;/a&gt;");
});

test("what no document and no terminal should be given is replaced", () => {
  expect(safeLine("a\u001b[31mb\nc\u0000\u202Ed\uD800")).toBe("a\uFFFD[31mb\uFFFDc\uFFFD\uFFFDd\uFFFD");
  expect(safeLine("naïve 走者 🚀")).toBe("naïve 走者 🚀");
});

test("columns are counted as a terminal shows them", () => {
  expect(displayWidth("runner")).toBe(6);
  expect(displayWidth("走者")).toBe(4);
  expect(displayWidth("🚀")).toBe(2);
  expect(displayWidth("e\u0301")).toBe(1);
});

test("a text that is too long ends in an ellipsis", () => {
  expect(fitWidth("runner", 6, "…")).toBe("runner");
  expect(fitWidth("runner", 5, "…")).toBe("runn…");
  expect(fitWidth("走者走者", 5, "...")).toBe("走...");
  expect(fitWidth("runner", 2, "...")).toBe("");
});

test("lines break between words", () => {
  expect(wrapText("one two three", 8)).toEqual(["one two", "three"]);
  expect(wrapText("unbreakable word", 4)).toEqual(["unbreakable", "word"]);
});
