import fc from "fast-check";
import { ParseError } from "toml-eslint-parser";
import { describe, expect, it } from "vitest";
import type { TomlReading } from "./toml-part.js";
import { RefusedValue, readWhole } from "./toml-parts.js";
import { readPieces } from "./toml-pieces.js";
import { treeOfParts } from "./toml-tree.js";

/** What the parser says of the whole; undefined where it refuses it. */
function whole(text: string): TomlReading | undefined {
  try {
    return readWhole(text);
  } catch (error) {
    if (error instanceof ParseError || error instanceof RefusedValue) return undefined;
    throw error;
  }
}

function asTree(reading: TomlReading | undefined) {
  return reading === undefined ? undefined : { root: treeOfParts(reading.parts), comments: reading.comments };
}

const name = fc.constantFrom("a", "b", "c", '"a"', "'b'", "tool", '"a.b"');
const path = fc.array(name, { minLength: 1, maxLength: 3 }).map((names) => names.join("."));
/** Values within which lines look like headers and keys, too, and some that are none. */
const value = fc.constantFrom(
  "1",
  '"text"',
  "{ a = 1, b.c = [2] }",
  "{\n  a = 1,\n}",
  '[\n  1,\n  "two", # three\n]',
  "[\n[1],\n[2]]",
  '"""\n[a]\nb = 1\n"""',
  "'''\na = '''",
  '"""',
  "[",
  "",
  "9223372036854775808",
);
const keyValue = fc.tuple(path, value).map(([key, written]) => `${key} = ${written}`);
const line = fc.oneof(
  { arbitrary: path.map((names) => `[${names}]`), weight: 3 },
  path.map((names) => `[[${names}]]`),
  path.map((names) => `  [${names}] # why`),
  { arbitrary: keyValue, weight: 6 },
  // Of each its own, so that a long table is right, and is cut.
  { arbitrary: fc.nat(500).map((index) => `key-${index} = ${index}`), weight: 20 },
  fc.constantFrom("", "# [a]", "# a\u2028[b]", "# a\u2028b = 1", "]", "a"),
);
const text = fc
  .tuple(fc.array(line, { maxLength: 60 }), fc.constantFrom("\n", "\n", "\r\n"), fc.boolean())
  .map(([lines, end, isEnded]) => lines.join(end) + (isEnded ? end : ""));

describe("readPieces", () => {
  it("says what the parser says of the whole, or nothing", () => {
    let known = 0;
    fc.assert(
      fc.property(text, (written) => {
        const pieces = readPieces(written);
        if (pieces === undefined) return;
        known++;
        expect(asTree(pieces)).toEqual(asTree(whole(written)));
      }),
      { numRuns: 1000 },
    );
    expect(known).toBeGreaterThan(150);
  });

  it("says the same while somebody types, whatever was read before", () => {
    const edit = fc.record({
      at: fc.nat(),
      removed: fc.nat(3),
      written: fc.oneof(line, fc.constantFrom("\n", "1", "#")),
    });
    fc.assert(
      fc.property(text, fc.array(edit, { maxLength: 12 }), (before, edits) => {
        let now = before;
        for (const { at, removed, written } of edits) {
          const start = at % (now.length + 1);
          now = now.slice(0, start) + written + now.slice(start + removed);
          const pieces = readPieces(now);
          if (pieces !== undefined) expect(asTree(pieces)).toEqual(asTree(whole(now)));
        }
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ["tables", "top = 1\n[a]\nx = 1\n[a.b]\nx = 2\n[c]\n"],
    ["a table behind one of its own", "[a.b]\nx = 1\n[a]\nx = 1\n"],
    ["arrays of tables", "[[a]]\nx = 1\n[a.b]\ny = 2\n[[a]]\nx = 3\n"],
    ["a long table", `[a]\n${Array.from({ length: 100 }, (_, index) => `key-${index} = ${index}\n`).join("")}`],
    ["a text in a long table that looks like one", `[a]\nt = """\n${"y = 1\n".repeat(40)}"""\n`],
    ["dotted keys", "a.x = 1\na.y = 2\n[b]\nc.d = 1\nc.e = 2\n"],
    ["nothing", ""],
  ])("reads %s without the parser of the whole", (_, written) => {
    expect(asTree(readPieces(written))).toEqual(asTree(whole(written)));
    expect(readPieces(written)).toBeDefined();
  });

  it("leaves a list whose items look like headers to it", () => {
    const written = "[a]\nx = [\n[1],\n[2],\n]\n";
    expect(readPieces(written)).toBeUndefined();
    expect(whole(written)).toBeDefined();
  });

  it.each([
    ["a table twice", "[a]\nx = 1\n[b]\n[a]\ny = 1\n"],
    ["a table and an array of the same name", "[a]\n[[a]]\n"],
    ["an array and a table of the same name", "[[a]]\n[a]\n"],
    ["a table within a value", "a = 1\n[a.b]\n"],
    ["a table in place of a value", "[x]\na.b = 1\n[x.a]\n"],
    ["a key that is a table already", "[a.b]\n[a]\nb = 1\n"],
    ["a key in two pieces", `[a]\n${Array.from({ length: 30 }, (_, index) => `k${index % 20} = 1\n`).join("")}`],
    ["an array that a longer header implies", "[a.b]\n[[a]]\n"],
    ["a value that is not finished", "[a]\nx = \n[b]\n"],
    ["a number that is too large", "[a]\nx = 9223372036854775808\n[b]\n"],
  ])("leaves %s to it", (_, written) => {
    expect(readPieces(written)).toBeUndefined();
    expect(whole(written)).toBeUndefined();
  });
});
