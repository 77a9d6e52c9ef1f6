import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readDocument } from "../../packages/project/src/documents/read-document.js";
import { parseHcl } from "../../packages/project/src/formats/nomad/parse-hcl.js";
import type { ConfigNode } from "../../packages/project/src/tree/tree.js";

/** What a text says: each name's values, since blocks of one type may be several. */
type Said = { readonly [name: string]: readonly Value[] };
type Value = Said | string | number | boolean | null | typeof UNKNOWN;
/** As `ask-nomad.mjs` has it: blocks are lists, below their labels. */
type Answer = { readonly [name: string]: Answer } | readonly Answer[] | string | number | boolean | null;

const UNKNOWN = Symbol("unknown");
const read = (name: string) => JSON.parse(readFileSync(new URL(name, import.meta.url), "utf8"));
const CASES: { readonly hcl: readonly string[]; readonly lines: readonly string[] } = read("cases.json");
const ANSWERS: {
  readonly hcl: readonly Answer[];
  readonly lines: readonly (Readonly<Record<string, string>> | null)[];
} = read("answers.json");

function said(node: ConfigNode): Value {
  if (node.kind === "table") {
    const names = new Map<string, Value[]>();
    for (const { key, value } of node.entries) names.set(key, [...(names.get(key) ?? []), said(value)]);
    return Object.fromEntries(names);
  }
  if (node.kind === "list" || node.kind === "unknown") return UNKNOWN;
  return typeof node.value === "bigint" ? String(node.value) : node.value;
}

/** What HashiCorp's parser says, as far as ours says something; unknown is what it likes. */
function expectSame(values: readonly Value[], answer: Answer | undefined, path: string): void {
  if (values.some((each) => typeof each === "object" && each !== null) && Array.isArray(answer)) {
    expect(answer, path).toHaveLength(values.length);
    for (const [at, value] of values.entries()) expectSame([value], answer[at], `${path}[${at}]`);
    return;
  }
  const tables = values.filter((each) => typeof each === "object" && each !== null);
  if (tables.length === 0) {
    const [value] = values;
    expect(values, path).toHaveLength(1);
    if (value !== UNKNOWN) expect(value, path).toBe(answer);
    return;
  }
  const together = new Map<string, Value[]>();
  for (const table of tables) {
    for (const [key, own] of Object.entries(table)) together.set(key, [...(together.get(key) ?? []), ...own]);
  }
  expect([...together.keys()].sort(), path).toEqual(Object.keys(answer ?? {}).sort());
  for (const [key, own] of together) {
    expectSame(own, (answer as Readonly<Record<string, Answer>>)[key], `${path}/${key}`);
  }
}

describe("HCL is read as HashiCorp's own parser reads it", () => {
  it.each(CASES.hcl.map((text, at) => [text, ANSWERS.hcl[at]] as const))("%j", (text, answer) => {
    const parsed = parseHcl(text);
    expect(parsed.kind).toBe(answer === null ? "syntax-error" : "tree");
    if (parsed.kind === "tree") expectSame([said(parsed.root)], answer, "");
  });

  it("has an answer for every case", () => expect(ANSWERS.hcl).toHaveLength(CASES.hcl.length));
});

describe("lines of a template are read as Nomad's parser reads them", () => {
  it.each(CASES.lines.map((lines, at) => [lines, ANSWERS.lines[at]] as const))("%j", (lines, answer) => {
    const template = `template {\n  data = <<EOH\n${lines}EOH\n  env = true\n}`;
    const { started } = readDocument("a.nomad", `job "a" {\n  task "a" {\n    ${template}\n  }\n}\n`);
    const [unit] = started?.units ?? [];
    const isUnknown = unit?.unknownSources?.length === 1 || unit?.environment.some(({ value }) => value === undefined);
    if (answer === null) return expect(isUnknown).toBe(true);
    const variables = new Map((unit?.environment ?? []).map(({ name, value }) => [name, value]));
    expect([...variables.keys()].sort()).toEqual(Object.keys(answer ?? {}).sort());
    for (const [name, value] of variables) if (value !== undefined) expect(value).toBe(answer?.[name]);
  });

  it("has an answer for every case", () => expect(ANSWERS.lines).toHaveLength(CASES.lines.length));
});
