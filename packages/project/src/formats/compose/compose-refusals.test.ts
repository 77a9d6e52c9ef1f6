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
])("tells nothing of what it takes, nor of what has nothing to do with a fleet: %s", (service) => {
  expect(refused(service)).toEqual([]);
});

it("reads the rest all the same", () => {
  const text = "services:\n  a: {deploy: {replicas: three}}\n  w: {environment: {PYNENC__APP_ID: a}}\n";
  const { started } = readDocument("compose.yaml", text);
  expect(started?.units.map(({ environment }) => environment.length)).toEqual([0, 1]);
});
