import { expect, it } from "vitest";
import { unitGroups } from "../../deployments/unit-groups.js";
import { readDocument } from "../../documents/read-document.js";

const WORKER =
  "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: w}\nspec: {template: {spec: {containers: [{name: a, envFrom: [{configMapRef: {name: env}}]}]}}}\n";

/** As kubectl 1.32 reads them. */
it("are understood in whatever case, but for what is somebody's own", () => {
  const text = `Resources: [w.yaml]
configmapGenerator: [{Name: env, Literals: [PYNENC__APP_ID=a]}]
replicas: [{name: w, Count: 7}]
commonlabels: {Name: x}
`;
  const documents = [readDocument("kustomization.yaml", text), readDocument("w.yaml", WORKER)];
  const [group] = unitGroups(documents);
  expect(documents[0]?.syntaxProblem).toBeUndefined();
  expect(group?.units.map(({ unit }) => [unit.replicas?.most, unit.environment.map(({ name }) => name)])).toEqual([
    [7, ["PYNENC__APP_ID"]],
  ]);
});

it.each([
  ["resource: [w.yaml]", "resources"],
  ["configMapGenerators: []", "configMapGenerator"],
  ["namePrefx: a", "namePrefix"],
])("are told where one is nearly another: %s", (line, meant) => {
  const { syntaxProblem } = readDocument("kustomization.yaml", `${line}\nnamespace: a\n`);
  expect(syntaxProblem).toMatchObject({ tolerated: true, range: { start: 0, end: line.indexOf(":") } });
  expect(syntaxProblem?.message).toContain(`but one that is called ${meant}`);
});

it("are not told where they are like no other: there may be new ones", () => {
  expect(readDocument("kustomization.yaml", "spec: {}\nx-mine: 1\nnamespace: a\n").syntaxProblem).toBeUndefined();
});
