import { expect, it } from "vitest";
import { readDocument } from "../../documents/read-document.js";

/** Where Kubernetes stops, and why; measured with kubectl 1.32, which decodes as the server does. */
function refused(text: string): readonly unknown[] {
  const { syntaxProblem } = readDocument("w.yaml", text);
  if (syntaxProblem === undefined) return [];
  expect(syntaxProblem.tolerated).toBe(true);
  return [text.slice(syntaxProblem.range.start, syntaxProblem.range.end), syntaxProblem.message];
}

const worker = (spec: string, value: string) =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: w}\nspec: {${spec}template: {spec: {containers: [{name: a, env: [{name: PYNENC__X, value: ${value}}]}]}}}\n`;
const map = (data: string, kind = "ConfigMap", key = "data") =>
  `apiVersion: v1\nkind: ${kind}\nmetadata: {name: m}\n${key}: {${data}}\n`;

it.each(["5", "5.0", "true", "yes", "no", "on", "y", "1_000", "010", "0x10", "0b1", "1e3", ".5", "+5", "5."])(
  "tells a variable that is no text: %s",
  (value) => {
    const message = "PYNENC__X of Deployment w has to be a text, so it has to stand in quotes";
    expect(refused(worker("", value))).toEqual([value, message]);
    expect(refused(map(`PYNENC__X: ${value}`))).toEqual([value, message.replace("Deployment w", "ConfigMap m")]);
    expect(refused(map(`PYNENC__X: a, OTHER: ${value}`)).at(0)).toBe(value);
    expect(refused(map(`PYNENC__X: ${value}`, "Secret", "stringData")).at(0)).toBe(value);
    expect(refused(map(`OTHER: ${value}`))).toEqual([]);
  },
);

it.each(["[1]", "{a: 1}"])("tells a variable that is no scalar: %s", (value) => {
  expect(refused(worker("", value))).toEqual([value, "PYNENC__X of Deployment w has to be a text"]);
});

it.each(['"5"', "'5'", "a", "null", "~", "2001-01-01", "12:30:00", "!!str 5", "$X", '"no"', "5s", "1.2.3"])(
  "tells nothing of a text: %s",
  (value) => {
    expect(refused(worker("", value))).toEqual([]);
    expect(refused(map(`PYNENC__X: ${value}`))).toEqual([]);
  },
);

it.each([
  ['"3"', "a whole number, so without quotes"],
  ["2.5", "a whole number"],
  ["true", "a whole number"],
  ["[3]", "a whole number"],
])("tells a number of pods that is none: %s", (value, what) => {
  expect(refused(worker(`replicas: ${value}, `, "a"))).toEqual([
    value,
    `spec.replicas of Deployment w has to be ${what}`,
  ]);
});

it("tells nothing of what is yet to be filled in", () => {
  expect(refused(worker("", "{{ .Values.x }}"))).toEqual([]);
});

it.each(["3", "3.0", "null", "0x3", "$N", "'{{N}}'", "REPLICAS"])(
  "tells nothing of a number that may be one: %s",
  (value) => {
    expect(refused(worker(`replicas: ${value}, `, "a"))).toEqual([]);
  },
);

it("tells it of a patch in a kustomization, and reads the rest all the same", () => {
  const text = `patches:\n- patch: |-\n    ${worker("replicas: 2, ", "5").trim().replaceAll("\n", "\n    ")}\n`;
  const { syntaxProblem, started } = readDocument("kustomization.yaml", text);
  expect(text.slice(syntaxProblem?.range.start, syntaxProblem?.range.end)).toBe("5");
  expect(started?.units.map(({ environment }) => environment.map(({ value }) => value))).toEqual([["5"]]);
  const generator = "configMapGenerator: [{name: m, literals: [PYNENC__X=5]}]\n";
  expect(readDocument("kustomization.yaml", generator).syntaxProblem).toBeUndefined();
});
