import fc from "fast-check";
import { afterAll, describe, expect, it, vi } from "vitest";
import type { TomlReading } from "./toml-part.js";

// Files of tests share what is loaded: this one loads all that knows the parser anew, and leaves nothing of it.
vi.doMock(import("toml-eslint-parser"), async (original) => {
  const real = await original();
  return { ...real, parseTOML: vi.fn(real.parseTOML) };
});
vi.resetModules();
const { ParseError, parseTOML } = await import("toml-eslint-parser");
const { readToml } = await import("./read-toml.js");
const { RefusedValue, readWhole } = await import("./toml-parts.js");
const { treeOfParts } = await import("./toml-tree.js");
afterAll(() => {
  vi.doUnmock("toml-eslint-parser");
  vi.resetModules();
});

/** What a reading comes to: a tree, or nothing where it is refused. */
function treeBy(read: (text: string) => TomlReading, text: string) {
  try {
    const { parts, comments } = read(text);
    return { root: treeOfParts(parts), comments };
  } catch (error) {
    if (error instanceof ParseError || error instanceof RefusedValue) return undefined;
    throw error;
  }
}

/** How many characters the parser is given meanwhile. */
function parsedBy(work: () => unknown): number {
  vi.mocked(parseTOML).mockClear();
  work();
  return vi.mocked(parseTOML).mock.calls.reduce((sum, [text]) => sum + text.length, 0);
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
/** Of each its own, so that a long text is right, and is cut. */
const right = fc.oneof(
  { arbitrary: fc.uuid().map((key) => `key-${key} = 1`), weight: 12 },
  { arbitrary: fc.uuid().map((table) => `[table-${table}]`), weight: 2 },
  { arbitrary: fc.uuid().map((key) => `${key} = """\n[a]\nb = 1\n"""`), weight: 1 },
  { arbitrary: fc.constantFrom("", "# [a]", "# a\u2028[b]", "# a\u2028b = 1"), weight: 2 },
);
const wild = fc.oneof(
  path.map((names) => `[${names}]`),
  path.map((names) => `[[${names}]]`),
  path.map((names) => `  [${names}] # why`),
  keyValue,
  fc.constantFrom("]", "a"),
);
const line = fc.oneof({ arbitrary: right, weight: 10 }, wild);
const lines = fc.oneof(
  fc.array(right, { minLength: 20, maxLength: 60, size: "max" }),
  fc.array(line, { maxLength: 40 }),
  fc.array(wild),
);
type Edit = { readonly written: string } & (
  | { readonly line: number }
  | { readonly at: number; readonly removed: number }
);
const text = fc
  .tuple(lines, fc.constantFrom("\n", "\n", "\r\n"), fc.boolean())
  .map(([all, end, isEnded]) => all.join(end) + (isEnded ? end : ""));

describe("readToml", () => {
  it("says what the parser says of the whole, whatever was read before, and while somebody types", () => {
    const edit = fc.oneof(
      // In front of a line, or behind the last one.
      { arbitrary: fc.record({ line: fc.nat(), written: right.map((each) => `${each}\n`) }), weight: 3 },
      fc.record({ at: fc.nat(), removed: fc.nat(3), written: fc.oneof(line, fc.constantFrom("\n", "1", "#", "")) }),
    );
    const edited = (now: string, { written, ...place }: Edit) => {
      if ("at" in place) {
        const start = place.at % (now.length + 1);
        return now.slice(0, start) + written + now.slice(start + place.removed);
      }
      const all = now.split(/(?<=\n)/);
      return all.toSpliced(place.line % (all.length + 1), 0, written).join("");
    };
    let kept = 0;
    fc.assert(
      fc.property(text, fc.array(edit, { maxLength: 12 }), (before, edits) => {
        let now = before;
        for (const each of [undefined, undefined, ...edits]) {
          if (each !== undefined) now = edited(now, each);
          const whole = treeBy(readWhole, now);
          const parsed = parsedBy(() => expect(treeBy(readToml, now)).toEqual(whole));
          if (whole !== undefined && parsed < now.length / 2) kept++;
        }
      }),
      { numRuns: 800 },
    );
    expect(kept).toBeGreaterThan(100);
  });

  const keys = (count: number) => Array.from({ length: count }, (_, index) => `key-${index} = ${index}\n`).join("");

  it.each([
    ["tables", `top = 1\n[a]\n${keys(9)}[a.b]\n${keys(9)}[c]\n${keys(9)}`],
    ["a table behind one of its own", `[a.b]\n${keys(9)}[a]\n${keys(9)}[c]\n`],
    ["arrays of tables", `[[a]]\n${keys(9)}[a.b]\n${keys(9)}[[a]]\n${keys(9)}[c]\n`],
    ["a long table", `[a]\n${keys(200)}`],
    ["a text in it that looks like one", `[b]\n${keys(200)}[a]\nt = """\n${keys(40)}"""\n`],
    ["dotted keys", `a.x = 1\na.y = 2\n${keys(9)}[b]\nc.d = 1\nc.e = 2\n${keys(9)}[c]\n`],
    ["Windows line ends", `top = 1\n[a]\n${keys(9)}[b]\n${keys(9)}[c]\n`.replaceAll("\n", "\r\n")],
  ])("parses of %s what is typed in, and no more", (what, written) => {
    // What was there once is not kept yet.
    for (const before of [written, `${written}# "${what}"`]) readToml(before);
    const typed = `${written}z = "${what}"`;
    const parsed = parsedBy(() => readToml(typed));
    expect(parsed).toBeGreaterThan(0);
    expect(parsed).toBeLessThan(typed.length / 2);
    expect(treeBy(readToml, typed)).toEqual(treeBy(readWhole, typed));
    expect(parsedBy(() => readToml(typed))).toBe(0);
  });

  it.each([
    ["a table twice", "[a]\nx = 1\n[b]\n", "[a]\ny = 1\n"],
    ["a table and an array of the same name", "[a]\n", "[[a]]\n"],
    ["an array and a table of the same name", "[[a]]\n", "[a]\n"],
    ["a table within a value", "a = 1\n", "[a.b]\n"],
    ["a table in place of a value", "[x]\na.b = 1\n", "[x.a]\n"],
    ["a key that is a table already", "[a.b]\n", "[a]\nb = 1\n"],
    ["a key in two pieces", `[a]\n${keys(30)}`, keys(1)],
    ["a key in the second and the fourth piece", `[a]\n${keys(50)}`, "key-20 = 1\n"],
    ["an array that a longer header implies", "[a.b]\n", "[[a]]\n"],
  ])("refuses %s, of which each is right by itself", (_, first, second) => {
    const [before, between, after] = [`[p]\n${keys(20)}`, `[q]\n`, `[r]\n${keys(20)}`];
    // The first stands alone where it is no table, and so at the beginning.
    for (const text of [`${first}${second}${after}`, `${first}${between}${second}${before}`]) {
      readToml(`${first}${after}`);
      readToml(`${before}${between}`);
      if (second.startsWith("[")) readToml(`${second}${after}`);
      expect(treeBy(readToml, text)).toEqual(treeBy(readWhole, text));
    }
    readToml(`${first}${after}`);
    expect(() => readToml(`${first}${second}${after}`)).toThrow(ParseError);
  });

  it("forgets what it knows for large texts, of which it keeps no more than a few", () => {
    const written = `[a]\n${keys(9)}[b]\n`;
    for (let time = 0; time < 2; time++) readToml(written);
    expect(parsedBy(() => readToml(written))).toBe(0);
    for (const name of "12345") readToml(`# ${name.repeat(1_000_000)}`);
    expect(parsedBy(() => readToml(written))).toBeGreaterThan(0);
  });

  it("makes everything anew for each text, so that nothing of one document is part of another", () => {
    const written = "a = { b = [1, { c = 2 }] } # why\n[t]\nd.e = 3\n";
    const objectsOf = (value: unknown): readonly unknown[] =>
      value !== null && typeof value === "object" ? [value, ...Object.values(value).flatMap(objectsOf)] : [];
    const all = Array.from({ length: 4 }, () => objectsOf(readToml(written)));
    expect(all[3]).toHaveLength(all[0]?.length ?? 0);
    expect(new Set(all.flat()).size).toBe(all.flat().length);
  });

  it("reads what is nested deeply as the parser does, however often and wherever it stood", () => {
    const outcome = (read: (text: string) => TomlReading, written: string) => {
      try {
        return read(written).parts.length;
      } catch (error) {
        return (error as Error).name;
      }
    };
    for (const depth of [500, 1500, 2500, 3000, 3500, 5000]) {
      const deep = `${"[".repeat(depth)}${"]".repeat(depth)}`;
      for (const length of [1, 1, 2, 3]) {
        const written = `[x]\nk = ${"1".repeat(length)}\n[y]\na = ${deep}\n[z]\nq = 1\n[w]\n`;
        expect(outcome(readToml, written)).toBe(outcome(readWhole, written));
      }
    }
  });
});
