import { expect, it } from "vitest";
import { readDocument } from "../../documents/read-document.js";

/** Where Compose stops, and why; measured with docker-compose 1.29.2, whose schema has the same for these. */
function refused(service: string): readonly unknown[] {
  const text = `services:\n  w: {image: x, ${service}}\n`;
  const problem = readDocument("compose.yaml", text).syntaxProblem;
  if (problem === undefined) return [];
  expect(problem.tolerated).toBe(true);
  return [text.slice(problem.range.start, problem.range.end), problem.message.replace("services.w.", "")];
}

it.each([
  ["environment: 'PYNENC__X=1'", "'PYNENC__X=1'", "environment has to be a list or a mapping"],
  ["environment: {PYNENC__X: [5]}", "[5]", "environment.PYNENC__X has to be a text, a number, true, false or null"],
  [
    "environment: {PYNENC__X: {a: 1}}",
    "{a: 1}",
    "environment.PYNENC__X has to be a text, a number, true, false or null",
  ],
  ["environment: [{PYNENC__X: 5}]", "{PYNENC__X: 5}", "environment has to be a list of texts such as NAME=value"],
  ["deploy: {replicas: three}", "three", "deploy.replicas has to be a whole number"],
  ["deploy: {replicas: 2.5}", "2.5", "deploy.replicas has to be a whole number"],
  ["deploy: {replicas: [3]}", "[3]", "deploy.replicas has to be a whole number"],
  ["scale: true", "true", "scale has to be a whole number"],
  ["environment: {PYNENC__X: 1, PYNENC__X: 1}", "PYNENC__X", "environment.PYNENC__X has to be there only once"],
  ["deploy: {replicas: 2, replicas: 2}", "replicas", "deploy.replicas has to be there only once"],
  ["scale: 2, scale: 2", "scale", "scale has to be there only once"],
  ["scale: 2, deploy: {replicas: 5}", "2", "scale has to be the same as deploy.replicas, where both are said"],
])("tells what Compose stops at: %s", (service, place, message) => {
  expect(refused(service)).toEqual([place, message]);
});

it.each([
  "environment: {PYNENC__X: null, PYNENC__Y: true, PYNENC__Z: 1.5, OTHER: [1]}",
  "environment: [PYNENC__X=1, PYNENC__Y]",
  "environment: !reset PYNENC__X=1",
  "environment: OTHER=1",
  "deploy: {replicas: '3'}",
  "deploy: {replicas: '${N:-3}'}",
  "deploy: {replicas: !reset three}",
  "deploy: {replicas: null}",
  "deploy: {replicas: 3.0}",
  "environment: {OTHER: 1, OTHER: 2}",
  "scale: 2, deploy: {replicas: 2}",
])("tells nothing of what it takes, nor of what has nothing to do with a fleet: %s", (service) => {
  expect(refused(service)).toEqual([]);
});

it("lays the later documents of a file over those before, as it does with files", () => {
  const text =
    "services: {w: {image: x, environment: {PYNENC__A: 1, PYNENC__B: 1}}}\n---\nservices: {w: {environment: {PYNENC__B: 2}, scale: 2}, v: {image: x}}\n";
  const { started, syntaxProblem } = readDocument("compose.yaml", text);
  expect(syntaxProblem).toBeUndefined();
  expect(started?.units.map(({ name, replicas }) => [name, replicas?.most])).toEqual([
    ["service w", 2],
    ["service v", undefined],
  ]);
  expect(started?.units[0]?.environment.map(({ value }) => value)).toEqual(["1", "1", "2"]);
});

it("takes a number that begins with a naught for an octal one", () => {
  const text = "services: {w: {image: x, environment: {A: 010, B: 08, C: '010', D: 0, E: -017}}}\n";
  const { started } = readDocument("compose.yaml", text);
  expect(started?.units[0]?.environment.map(({ value }) => value)).toEqual(["8", "8", "010", "0", "-15"]);
});

it("reads the rest all the same", () => {
  const text = "services:\n  a: {deploy: {replicas: three}}\n  w: {environment: {PYNENC__APP_ID: a}}\n";
  const { started } = readDocument("compose.yaml", text);
  expect(started?.units.map(({ environment }) => environment.length)).toEqual([0, 1]);
});
