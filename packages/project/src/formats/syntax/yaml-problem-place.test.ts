import { expect, it } from "vitest";
import { readDocument } from "../../documents/read-document.js";

it.each([
  ["a text that is not closed", 'a: "x\nb: 1\n', '"x'],
  ["the last of several", "a: 'y'\nb: 'x\nc: 1\n", "'x"],
  ["one at the end", 'a: "', '"'],
  ["something else", "a: 1\na: 2\n", "a"],
])("shows a mistake in YAML where it stands: %s", (_what, text, place) => {
  const { syntaxProblem } = readDocument("pynenc.yaml", text);
  expect(text.slice(syntaxProblem?.range.start, syntaxProblem?.range.end)).toBe(place);
});
