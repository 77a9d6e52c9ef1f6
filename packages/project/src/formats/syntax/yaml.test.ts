import { describe, expect, it } from "vitest";
import type { ConfigNode } from "../../tree/tree.js";
import { parseYaml, parseYamlDocuments } from "./yaml.js";
import { DEPLOYMENT_YAML, PYNENC_YAML } from "./yaml-dialect.js";

describe("parseYaml", () => {
  it("keeps the place of every key and value", () => {
    const text = "# größe 🚀\r\nrunner:\r\n  loop: 0.5 # often\r\n'quoted key': \"a b\"\r\nlist: [1, two]\r\n";
    const slices = slicesOf(text, rootOf(text));
    expect(slices).toEqual([
      ["runner", "loop: 0.5 # often"],
      ["loop", "0.5"],
      ["'quoted key'", '"a b"'],
      ["list", "[1, two]"],
    ]);
  });

  it.each([
    ["a: |-\n  FULL\nb: c\n", "|-\n  FULL"],
    ["a: >+ # why\r\n  FULL\r\n\r\n  more\r\n\r\n\r\n# behind\r\nb: c\r\n", ">+ # why\r\n  FULL\r\n\r\n  more"],
    ["a: |2\n    x\n  # y\n # behind\nb: c\n", "|2\n    x\n  # y"],
    ["a: |\n\n# behind\nb: c\n", "|"],
  ])("ends a block scalar with its last line: %j", (text, written) => {
    const range = rootOf(text).entries[0]?.value.range;
    expect(text.slice(range?.start, range?.end)).toBe(written);
  });

  it("tells whole numbers from floats by how they are written", () => {
    const text = "a: 5\nb: 5.0\nc: '5'\nd: 1e3\n";
    expect(rootOf(text).entries.map(({ value }) => value.kind)).toEqual(["integer", "float", "string", "float"]);
  });

  it("reads the scalars of YAML 1.2 as pynenc's reader does, and nothing as an empty text", () => {
    expect(rootOf("a: yes\nb: 010\nc:\n").entries.map(({ value }) => value)).toMatchObject([
      { kind: "string", value: "yes" },
      { kind: "string", value: "010" },
      { kind: "null", value: "" },
    ]);
    expect(rootOf("c:\n", DEPLOYMENT_YAML).entries[0]?.value).toMatchObject({ kind: "null", value: null });
  });

  it("takes keys as pynenc's reader does: whole numbers as text, others not at all", () => {
    expect(rootOf("1: a\n0x2: b\ntrue: c\n1.5: d\n[e]: f\n&x k: g\n").entries.map(({ key }) => key)).toEqual([
      "1",
      "2",
      "k",
    ]);
    expect(rootOf('1: a\n"1": b\n').entries).toMatchObject([{ key: "1", value: { value: "b" } }]);
  });

  it("takes a byte order mark at the beginning of a line for a space, as pynenc's reader does", () => {
    expect(rootOf("a: 1\n\ufeff# next file\nb: 2\n\ufeff").entries.map(({ key }) => key)).toEqual(["a", "b"]);
    expect(parseYaml("a: 1\n\ufeffb: 2\n", PYNENC_YAML).kind).toBe("syntax-error");
  });

  it.each([
    "k: 1\nk: 2\n",
    "a: {k: 1, k: 2}\n",
    "1: a\n0x1: b\n",
    "true: a\nTrue: b\n",
    "<<: 1\n<<: 2\n",
    "~: a\nnull: b\n",
  ])("stops at a key that is there twice: %j", (text) => {
    expect(parseYaml(text, PYNENC_YAML)).toMatchObject({
      kind: "syntax-error",
      problem: { message: "A key may stand in a mapping only once" },
    });
  });

  it.each([
    ["a:\n  b: [\n  x,\n  y\n  ]\nc: 1\n", ["a", "c"]],
    ['a: "b\nc"\nd: 1\n', ["a", "d"]],
    ["{a: 1}# behind\n", ["a"]],
    ["a: b\rc: d\n", ["a", "c"]],
    ["a: b\u0085c: d\n", ["a", "c"]],
    ["? |\n  a\n: 1\n", ["a\n"]],
    ["%YAML 1.1\n---\na: yes\n", ["a"]],
  ])("minds neither indentation within brackets nor other ends of lines, as pynenc's reader: %j", (text, keys) => {
    expect(rootOf(text).entries.map(({ key }) => key)).toEqual(keys);
  });

  it.each([
    "a: \u001c\n",
    "a: [:b]\n",
    "a: {b: ?c}\n",
    "a: 1\n---\n",
    "--- a\n--- b\n",
    '{"a\n b": 1}',
    `${"a".repeat(1025)}: 1\n`,
    "%YAML 1.3\n---\na: 1\n",
    "%FOO\n---\na: 1\n",
    ": b\n",
    "a: {: b}\n",
    "a:\n  b\n: c\n",
  ])("stops where pynenc's reader does: %j", (text) => expect(parseYaml(text, PYNENC_YAML).kind).toBe("syntax-error"));

  it("resolves anchors, and merge keys only where the reader does", () => {
    const text = "base: &base\n  a: 1\n  b: 2\nuse:\n  <<: *base\n  b: 3\n";
    const merged = rootOf(text, DEPLOYMENT_YAML).entries[1]?.value;
    expect(merged).toMatchObject({ entries: [{ key: "a" }, { key: "b", value: { value: 3 } }] });
    const kept = rootOf(text).entries[1]?.value;
    expect(kept).toMatchObject({ entries: [{ key: "<<" }, { key: "b" }] });
  });

  it.each([
    ["a: [1, 2", "syntax"],
    ["a: 1\n---\nb: 2\n", "More than one document"],
    [`a: ${"[".repeat(3000)}${"]".repeat(3000)}`, "Nested too deeply"],
    ["a: *nowhere\n", "Nothing is called &nowhere"],
  ])("refuses %.40j", (text, message) => {
    const parsed = parseYaml(text, PYNENC_YAML);
    expect(parsed.kind).toBe("syntax-error");
    if (parsed.kind !== "syntax-error") return;
    if (message !== "syntax") expect(parsed.problem.message).toContain(message);
    expect(parsed.problem.range.start).toBeLessThanOrEqual(parsed.problem.range.end);
    expect(parsed.problem.range.end).toBeLessThanOrEqual(text.length);
  });

  it("gives up on an alias bomb, quickly", () => {
    const levels = Array.from(
      { length: 30 },
      (_, level) => `l${level + 1}: &l${level + 1} [${Array(9).fill(`*l${level}`).join(", ")}]`,
    );
    const parsed = parseYaml(["l0: &l0 [x]", ...levels].join("\n"), PYNENC_YAML);
    expect(parsed).toMatchObject({ kind: "syntax-error", problem: { message: "Aliases make this far too large" } });
  });

  it("gives up on more lines and items than it could read in time, and says that this is its own limit", () => {
    for (const text of ["app_id: a\n".repeat(100_000), `a: [${"1,".repeat(100_000)}]`]) {
      expect(parseYaml(text, PYNENC_YAML)).toMatchObject({
        kind: "syntax-error",
        problem: { message: "Too long", isLimit: true },
      });
    }
    expect(rootOf("app_id: a\n".repeat(40_000), DEPLOYMENT_YAML).entries).toHaveLength(1);
  });

  it.each(["", "# nothing\n", "just text\n", "- a\n- b\n", "null\n"])("takes %j as empty", (text) => {
    expect(rootOf(text).entries).toEqual([]);
  });

  it("reads a stream of documents", () => {
    const parsed = parseYamlDocuments("a: 1\n---\nb: 2\n", DEPLOYMENT_YAML);
    expect(parsed.kind === "trees" && parsed.roots).toHaveLength(2);
  });
});

function rootOf(text: string, dialect = PYNENC_YAML) {
  const parsed = parseYaml(text, dialect);
  if (parsed.kind === "syntax-error") throw new Error(parsed.problem.message);
  return parsed.root;
}

function slicesOf(text: string, node: ConfigNode): [string, string][] {
  if (node.kind !== "table") return [];
  return node.entries.flatMap(({ keyRange, value }) => [
    [text.slice(keyRange.start, keyRange.end), text.slice(value.range?.start, value.range?.end).trim()] as [
      string,
      string,
    ],
    ...slicesOf(text, value),
  ]);
}
