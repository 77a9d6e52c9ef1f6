import { expect, it } from "vitest";
import { readDocument } from "../../documents/read-document.js";

/** What BuildKit's parser stops at, as the text of its place. */
function refused(line: string): string | undefined {
  const text = `FROM x\n${line}\nENV PYNENC__B=2\n`;
  const { syntaxProblem, started } = readDocument("Dockerfile", text);
  expect(started?.units.at(-1)?.environment.at(-1)).toMatchObject({ name: "PYNENC__B", value: "2" });
  return syntaxProblem && text.slice(syntaxProblem.range.start, syntaxProblem.range.end);
}

it.each([
  ["ENV PYNENC__A=20 # minutes", "#"],
  ["ENV A=1 B", "B"],
  ["ENV A= 1", "1"],
  ["ENV A=a\\ b \\\n  C", "C"],
  ["ENV A", "A"],
])("is told where a builder stops: %j", (line, place) => {
  expect(refused(line)).toBe(place);
});

it.each([
  'ENV A=1 B= C=\'3\' "D"=4 "E=5"',
  "ENV A 20 # is all a value",
  "ENV A = 1",
  "ENV A=1 \\\n  # a comment\n  B=2",
  "ENV A=1 B\\\n=2",
  "# ENV A",
])("takes what it takes: %j", (line) => {
  expect(refused(line)).toBeUndefined();
});

it("is silent about a Dockerfile in which nothing is pynenc's", () => {
  expect(readDocument("Dockerfile", "FROM x\nENV A=1 # b\n").syntaxProblem).toBeUndefined();
});
