import { describe, expect, it } from "vitest";
import type { ConfigNode, ListNode, TableNode } from "../../tree/tree.js";
import { parseYaml, parseYamlDocuments } from "../syntax/yaml.js";
import { DEPLOYMENT_YAML } from "../syntax/yaml-dialect.js";
import { builtObject } from "./built-object.js";
import { writtenData } from "./generated-object.js";
import { jsonPatch } from "./json-patch.js";
import { generatorsOf, isOperations } from "./kustomization.js";
import { isReadableTarget, isTargeted } from "./patch-target.js";
import { strategicMerge } from "./strategic-merge.js";

function table(text: string): TableNode {
  const parsed = parseYaml(text, DEPLOYMENT_YAML);
  if (parsed.kind !== "tree") throw new Error(parsed.problem.message);
  return parsed.root;
}

function list(text: string): ListNode {
  const parsed = parseYamlDocuments(text, DEPLOYMENT_YAML);
  const [root] = parsed.kind === "trees" ? parsed.roots : [];
  if (root?.kind !== "list") throw new Error("no list");
  return root;
}

/** What a tree says, without the places. */
function plain(node: ConfigNode | undefined): unknown {
  if (node === undefined) return undefined;
  if (node.kind === "list") return node.items.map(plain);
  if (node.kind === "table") return Object.fromEntries(node.entries.map(({ key, value }) => [key, plain(value)]));
  return node.value;
}

describe("a strategic merge", () => {
  const base =
    "spec: {replicas: 2, containers: [{name: a, env: [{name: X, value: '1'}, {name: Y, value: '2'}]}, {name: b}]}";
  // As kubectl 1.32 builds them.
  it.each([
    ["a value instead of another", "spec: {replicas: 3}", { replicas: 3 }],
    ["null, which takes a value away", "spec: {replicas: null}", { replicas: undefined }],
    [
      "a variable of a container",
      "spec: {containers: [{name: a, env: [{name: Y, value: '5'}]}]}",
      {
        containers: [
          {
            name: "a",
            env: [
              { name: "Y", value: "5" },
              { name: "X", value: "1" },
            ],
          },
          { name: "b" },
        ],
      },
    ],
    ["a container taken away", "spec: {containers: [{name: a, $patch: delete}]}", { containers: [{ name: "b" }] }],
    [
      "one that was not there, which stands first",
      "spec: {containers: [{name: c, gone: null}]}",
      {
        containers: [
          { name: "c" },
          {
            name: "a",
            env: [
              { name: "X", value: "1" },
              { name: "Y", value: "2" },
            ],
          },
          { name: "b" },
        ],
      },
    ],
    [
      "a list replaced",
      "spec: {containers: [{$patch: replace}, {name: a, image: i}]}",
      { containers: [{ name: "a", image: "i" }] },
    ],
  ])("lays over %s", (_what, patch, expected) => {
    const merged = plain(strategicMerge(table(base), table(patch), true)) as { spec: Record<string, unknown> };
    for (const [key, value] of Object.entries(expected)) expect(merged.spec[key]).toEqual(value);
  });

  it("replaces a table, or deletes the whole", () => {
    expect(
      plain(strategicMerge(table("spec: {a: 1, b: {c: 2}}"), table("spec: {b: {$patch: replace, d: 3}}"), true)),
    ).toEqual({ spec: { a: 1, b: { d: 3 } } });
    expect(strategicMerge(table(base), table("$patch: delete"), true)).toBeUndefined();
  });

  it("replaces each list of a kind that Kubernetes does not know", () => {
    const merged = plain(strategicMerge(table(base), table("spec: {containers: [{name: a}]}"), false));
    expect(merged).toEqual({ spec: { replicas: 2, containers: [{ name: "a" }] } });
  });
});

describe("operations of JSON", () => {
  const base = "a: {b: [1, 2], 'x/y': 3}";
  it.each([
    ["- {op: add, path: /a/b/0, value: 0}", { a: { b: [0, 1, 2], "x/y": 3 } }],
    ["- {op: add, path: /a/b/-, value: 3}", { a: { b: [1, 2, 3], "x/y": 3 } }],
    ["- {op: replace, path: /a/b/1, value: 9}", { a: { b: [1, 9], "x/y": 3 } }],
    ["- {op: replace, path: /a/new, value: 9}", { a: { b: [1, 2], "x/y": 3, new: 9 } }],
    ["- {op: remove, path: /a/x~1y}", { a: { b: [1, 2] } }],
    ["- {op: move, from: /a/b/0, path: /a/c}", { a: { b: [2], "x/y": 3, c: 1 } }],
    ["- {op: copy, from: /a/b, path: /c}", { a: { b: [1, 2], "x/y": 3 }, c: [1, 2] }],
    ["- {op: test, path: /a/b, value: [1, 2]}\n- {op: remove, path: /a}", {}],
  ])("%s", (operations, expected) => {
    expect(plain(jsonPatch(table(base), list(operations)))).toEqual(expected);
  });

  it.each([
    "- {op: add, path: /z/y, value: 1}",
    "- {op: add, path: /a/b/4, value: 1}",
    "- {op: remove, path: /a/z}",
    "- {op: remove, path: /a/b/2}",
    "- {op: test, path: /a/b, value: [1]}",
    "- {op: move, from: /z, path: /y}",
    "- {op: other, path: /a}",
    "- {op: add, path: a, value: 1}",
    "- 1",
  ])("stop at %s", (operations) => {
    expect(jsonPatch(table(base), list(operations))).toBeUndefined();
  });
});

describe("what is far too much of one thing", () => {
  it("is a copy of a copy into itself", () => {
    const into = Array.from({ length: 40 }, () => "- {op: copy, from: /a, path: /a/-}").join("\n");
    expect(jsonPatch(table("a: [1]"), list(into))).toBeUndefined();
  });

  it("is a path that leads further than any", () => {
    expect(jsonPatch(table("a: 1"), list(`- {op: add, path: "${"/a".repeat(600)}", value: 1}`))).toBeUndefined();
  });

  it("is a text that goes on and on before it says what it is", () => {
    for (const each of [
      `- ${" ".repeat(500_000)}x`,
      `[${"{".repeat(500_000)}`,
      "- ".repeat(250_000),
      "op".repeat(250_000),
    ])
      expect(isOperations(each)).toBe(false);
  });

  it("is a value of quotes alone", () => {
    const text = `configMapGenerator: [{name: x, literals: [a=${'"'.repeat(90_000)}b]}]`;
    const [generator] = generatorsOf(table(text));
    expect(generator === undefined ? [] : writtenData(generator, text).map(({ value }) => plain(value))).toEqual(["b"]);
  });

  it("is a selector longer than anybody writes", () => {
    expect(isReadableTarget(table(`{labelSelector: "a${" ".repeat(1000)}in"}`))).toBe(false);
  });
});

describe("what patches and targets look like", () => {
  it.each([
    "- op: add\n  path: /a\n",
    "# why\n- path: /a\n  op: remove\n",
    '[{"op": "test", "path": "/a", "value": 1}]',
    "-\n  value: 1\n  op: add\n",
    "- &one {op: add, path: /a}\n",
  ])("is a list of operations: %j", (text) => {
    expect(isOperations(text)).toBe(true);
  });

  it.each(["- name: op\n", "path: /a\nop: add\n", "- path: /a\n", "[1]"])("is none: %j", (text) => {
    expect(isOperations(text)).toBe(false);
  });
});

describe("a target", () => {
  const object = {
    ...builtObject(
      table(
        "{apiVersion: apps/v1, kind: Deployment, metadata: {name: worker, namespace: shop, labels: {tier: back, on: 'yes'}, annotations: {a: b}}}",
      ),
    ),
    names: ["worker", "pre-worker"],
  };
  it.each([
    "{}",
    "{kind: Deployment}",
    "{kind: Deploy.*, name: pre-.*}",
    "{name: worker|other}",
    "{group: apps, version: v1, namespace: shop}",
    "{labelSelector: 'tier=back,on'}",
    "{labelSelector: 'tier in (front, back), !off, tier!=front'}",
    "{labelSelector: 'tier notin (front)'}",
    "{annotationSelector: a==b}",
  ])("%s is this object", (target) => {
    expect(isReadableTarget(table(target))).toBe(true);
    expect(isTargeted(object, table(target))).toBe(true);
  });

  it.each([
    "{kind: Deploy}",
    "{name: work}",
    "{group: batch}",
    "{namespace: default}",
    "{labelSelector: tier=front}",
    "{labelSelector: '!on'}",
    "{labelSelector: off}",
    "{labelSelector: 'tier notin (back)'}",
    "{annotationSelector: b}",
  ])("%s is another", (target) => {
    expect(isTargeted(object, table(target))).toBe(false);
  });

  it.each(["{name: '(a+)+b'}", "{name: '.*.*.*.*x'}", "{name: '('}", "{name: '(a)\\1'}"])(
    "%s is not tried",
    (target) => {
      expect(isReadableTarget(table(target))).toBe(false);
      expect(isTargeted(object, table(target))).toBe(false);
    },
  );
});
