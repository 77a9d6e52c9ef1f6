import { describe, expect, it } from "vitest";
import { readDocument } from "../../documents/read-document.js";
import { type ConfigNode, type TableNode, tableAt, tableRange } from "../../tree/tree.js";
import { parseToml } from "./toml.js";

function rootOf(text: string): TableNode {
  const parsed = parseToml(text);
  if (parsed.kind !== "tree") throw new Error(parsed.problem.message);
  return parsed.root;
}

/** A tree as plain values, which is easier to compare. */
function plain(node: ConfigNode): unknown {
  switch (node.kind) {
    case "list":
      return node.items.map(plain);
    case "table":
      return Object.fromEntries(node.entries.map(({ key, value }) => [key, plain(value)]));
    default:
      return node.value;
  }
}

describe("parseToml", () => {
  it("builds one tree of headers, dotted keys and inline tables", () => {
    const root = rootOf(`
top = 1
tool.pynenc.dotted = "a"
tool.pynenc."quoted key" = 'b'
tool.pynenc.inline = { x = 1, y.z = [true, 2.5] }

[other]
[other.inner]
key = 1979-05-27
[other.inner.deeper]
"module.task" = 0x10
`);
    expect(plain(root)).toEqual({
      top: 1,
      tool: { pynenc: { dotted: "a", "quoted key": "b", inline: { x: 1, y: { z: [true, 2.5] } } } },
      other: { inner: { key: "1979-05-27", deeper: { "module.task": 16 } } },
    });
  });

  it("makes lists of arrays of tables, and adds to the last of them", () => {
    const root = rootOf("[[a]]\nx = 1\n[a.b]\ny = 2\n[[a]]\nx = 3\n[[a.c]]\nz = 4\n[[a.c]]\nz = 5\n");
    expect(plain(root)).toEqual({
      a: [
        { x: 1, b: { y: 2 } },
        { x: 3, c: [{ z: 4 }, { z: 5 }] },
      ],
    });
  });

  it("keeps numbers that are no doubles, and every float", () => {
    const root = rootOf("big = 9223372036854775807\nsmall = -0.0\nnone = nan\nall = -inf\nspaced = 1_000\n");
    expect(plain(root)).toEqual({
      big: 9223372036854775807n,
      small: -0,
      none: Number.NaN,
      all: Number.NEGATIVE_INFINITY,
      spaced: 1000,
    });
  });

  it("reads TOML 1.1", () => {
    const root = rootOf('a = {\n  b = 1, # behind\n  c = "\\x41\\e",\n}\nt = 07:32\n');
    expect(plain(root)).toEqual({ a: { b: 1, c: "A\u001b" }, t: "07:32" });
  });

  it.each([
    ["1979-05-27 07:32:00z", "1979-05-27T07:32:00Z"],
    ["1979-05-27t07:32:00.120-00:00", "1979-05-27T07:32:00.12+00:00"],
    ["07:32:00.000", "07:32:00.0"],
    ["07:32:00.1234567891", "07:32:00.123456789"],
    ["1979-05-27", "1979-05-27"],
  ])("hands on %s as %s, as pynenc's reader does", (written, text) => {
    expect(rootOf(`a = ${written}`).entries[0]?.value).toMatchObject({ kind: "time", value: text });
  });

  it.each(["9223372036854775808", "0xFFFFFFFFFFFFFFFF", "1e400", "-1e400"])("has no room for %s", (written) => {
    const parsed = parseToml(`a = ${written}`);
    expect(parsed).toMatchObject({ kind: "syntax-error", problem: { range: { start: 4, end: 4 + written.length } } });
  });

  it("knows where every key and value stands", () => {
    const text = `# ümläut 🚀\r\n[tool.pynenc]\r\n\ta = "ä🚀"\r\n"b c".d = [1,\r\n 2]\r\ne = { f = 1.50 }\r\n`;
    const slices: string[] = [];
    const collect = ({ entries }: TableNode): void => {
      for (const { key, keyRange, value } of entries) {
        slices.push(`${key}: ${text.slice(keyRange.start, keyRange.end)}`);
        if (value.range !== undefined) slices.push(text.slice(value.range.start, value.range.end));
        if (value.kind === "table") collect(value);
      }
    };
    collect(rootOf(text));
    expect(slices).toEqual([
      "tool: tool",
      "pynenc: pynenc",
      "tool.pynenc",
      "a: a",
      '"ä🚀"',
      'b c: "b c"',
      "d: d",
      "[1,\r\n 2]",
      "e: e",
      "{ f = 1.50 }",
      "f: f",
      "1.50",
    ]);
  });

  it("points at the first key of a table that only longer keys imply", () => {
    const text = "[tool.pynenc.runner]\nmin_parallel_slots = 1\n";
    const table = tableAt(rootOf(text), ["tool", "pynenc"]);
    const range = table === undefined ? undefined : tableRange(table);
    expect(table?.range).toBeUndefined();
    expect(text.slice(range?.start, range?.end)).toBe("runner");
  });

  it.each(["0", "5", "0.0", "true", "'x'", "[0]", "{ b = 0 }"])(
    "knows where %s stands at the end of a file",
    (written) => {
      const text = `a = ${written}`;
      const range = rootOf(text).entries[0]?.value.range;
      expect(text.slice(range?.start, range?.end)).toBe(written);
    },
  );

  it.each([
    ["a =", 2],
    ["a = 1\na = 2\n", 6],
    ["[a]\n[a]\n", 5],
    ["a = 'open", 9],
    ["= 1", 0],
    ["[a", 2],
    ["a = 1\r", 5],
    ["a = 1\rb = 2\n", 5],
  ])("says where %j stops being TOML", (text, near) => {
    const parsed = parseToml(text);
    expect(parsed.kind).toBe("syntax-error");
    if (parsed.kind !== "syntax-error") return;
    const { range, message } = parsed.problem;
    expect(message).not.toBe("");
    expect(range.start).toBeGreaterThanOrEqual(0);
    expect(range.end).toBeLessThanOrEqual(text.length);
    // The word that is wrong, which may have begun before.
    expect(range.start).toBeLessThanOrEqual(near + 2);
    expect(range.end).toBeGreaterThanOrEqual(near - 2);
  });

  it("grows by thousands of tables in no time", () => {
    const text = Array.from({ length: 5000 }, (_, index) => `[t.x${index}]\na = 1\n`).join("");
    expect(tableAt(rootOf(text), ["t"])?.entries).toHaveLength(5000);
  });
});

it("is told of a text in which a long value is not closed, however many lines it has", () => {
  for (const [begin, line] of [
    ['a = """', "x"],
    ["a = [", "1,"],
  ]) {
    const { syntaxProblem } = readDocument("pyproject.toml", `[tool.pynenc]\n${begin}\n${`${line}\n`.repeat(20_000)}`);
    expect(syntaxProblem).toBeDefined();
  }
});
