import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseToml } from "./toml.js";

/** What is underlined in a text, in the text's order. */
function underlined(text: string): readonly string[] {
  const parsed = parseToml(text);
  if (parsed.kind !== "syntax-error") return [];
  return [parsed.problem, ...(parsed.problem.others ?? [])]
    .map(({ range }) => range)
    .sort((one, other) => one.start - other.start)
    .map(({ start, end }) => text.slice(start, end));
}

describe("what is wrong with a TOML text", () => {
  it.each([
    ["a value that is missing", "[t]\na = \nb = 2\n", ["a ="]],
    ["a number that is half typed", "[t]\na = 10.\nb = 2\n", ["10."]],
    ["a number with a part too many", "[t]\na = 10.0.0\n", ["10.0.0"]],
    ["a word that is no value", "a = tru\n", ["tru"]],
    ["two values", "a = 1 2\n", ["2"]],
    ["a key alone", "[t]\nkey\nb = 2\n", ["key"]],
    ["a header that is not closed", "[tool.pynenc\na = 1\n", ["[tool.pynenc"]],
    ["a text that is not closed", '[t]\na = "x\nb = 2\n', ['"x']],
    ["a text of several lines that is not closed", 'a = """\nb = 1\nc = 2\n', ['a = """']],
    ["a list that is not closed", "a = [\n  1,\nb = 2\nc = 3\n", ["a = ["]],
    ["a name that is there twice", "a = 1\na = 2\n", ["a"]],
    ["the end of a text", "a = 1.", ["1."]],
  ])("is underlined where it stands: %s", (_what, text, places) => {
    expect(underlined(text)).toEqual(places);
  });

  it("is all told, in pieces of which each is read by itself, and in none that is right", () => {
    const text = '[t]\na = \nb = 1.\nc = """\n[x\n"""\nd = 5\nd = 6\n[y\ne = 1\nf = 99999999999999999999999\n';
    expect(underlined(text)).toEqual(["a =", "1.", "d", "[y", "99999999999999999999999"]);
  });

  it("is told twenty times at most, and once in a text that is very long", () => {
    const many = Array.from({ length: 50 }, (_, index) => `key${index} = \n`).join("");
    expect(underlined(many)).toHaveLength(20);
    expect(underlined(`${many}# ${"x".repeat(200_000)}\n`)).toHaveLength(1);
  });

  it("is found on every line that was broken, and on no other", () => {
    const line = fc.record({ isBroken: fc.boolean(), value: fc.constantFrom("", "1.", '"x', "tru", "1 2", "]") });
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 15 }), (lines) => {
        const texts = lines.map(({ isBroken, value }, index) => {
          return `${index % 4 === 3 ? `[table${index}]\n` : ""}key${index} = ${isBroken ? value : `"[a]" # b`}\n`;
        });
        const text = texts.join("");
        const parsed = parseToml(text);
        const problems = parsed.kind === "tree" ? [] : [parsed.problem, ...(parsed.problem.others ?? [])];
        const keys = problems.map(
          ({ range }) => /key\d+/.exec(text.slice(text.lastIndexOf("\n", range.start) + 1))?.[0],
        );
        const broken = lines.flatMap(({ isBroken }, index) => (isBroken ? [`key${index}`] : []));
        expect(keys.sort()).toEqual(broken.sort());
      }),
    );
  });

  it("ends, within the text, whatever that is", () => {
    const piece = fc.constantFrom(
      "[",
      "]",
      "=",
      '"',
      "'",
      '"""',
      "\n",
      "\r\n",
      "a",
      "a = 1\n",
      "[t]\n",
      "{",
      "}",
      ",",
      " ",
      "#",
      "🚀",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join("");
        const parsed = parseToml(text);
        if (parsed.kind === "tree") return;
        for (const { range } of [parsed.problem, ...(parsed.problem.others ?? [])]) {
          expect(range.end).toBeGreaterThan(range.start);
          expect(range.end).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });
});
