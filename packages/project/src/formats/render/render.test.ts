import { describe, expect, it } from "vitest";
import { readDocument } from "../../documents/read-document.js";
import { formatOf } from "../index.js";

/** The services of a blueprint. */
function servicesIn(text: string, name = "render.yaml") {
  const { started, source } = readDocument(name, text);
  return (started?.units ?? []).map(({ environment, replicas, unknownSources = [], ...unit }) => ({
    name: unit.name,
    isNoRunner: unit.isNoRunner,
    environment: Object.fromEntries(environment.map((each) => [each.name, each.value])),
    replicas: replicas === undefined ? undefined : [replicas.least, replicas.most],
    at: replicas === undefined ? undefined : source.text.slice(replicas.range.start, replicas.range.end),
    unknown: unknownSources.map((each) => each.name),
  }));
}

describe("a blueprint of Render", () => {
  it("starts services with their groups, weakest first", () => {
    const text = `
services:
  - {type: worker, name: a, envVars: [{key: A, value: own}, {fromGroup: g}, {fromGroup: gone}, {key: S, sync: false}]}
  - {type: cron, name: b, envVars: [{key: N, value: 5}, {key: D, fromDatabase: {name: d, property: host}}]}
envVarGroups:
  - {name: g, envVars: [{key: A, value: group}, {key: B, value: "7.5"}]}
`;
    expect(servicesIn(text)).toMatchObject([
      {
        name: "service a",
        environment: { A: "own", B: "7.5", S: undefined },
        unknown: ["group gone"],
        isNoRunner: false,
      },
      { name: "service b", environment: { N: "5", D: undefined }, unknown: [], isNoRunner: true },
    ]);
  });

  it.each([
    ["numInstances: 3", [3, 3], "3"],
    ["scaling: {minInstances: 1, maxInstances: 4}", [1, 4], "4"],
    ["{numInstances: 2, scaling: {minInstances: 2, maxInstances: 2}}", [2, 2], "2"],
    ["numInstances: three", undefined, undefined],
    ["scaling: {maxInstances: 4}", undefined, undefined],
    ["plan: starter", undefined, undefined],
  ])("starts as many as it says: %s", (said, replicas, at) => {
    const text = `services: [{type: worker, ${said.replace(/^\{|\}$/g, said.startsWith("{") ? "" : "$&")}}]`;
    expect(servicesIn(text)).toMatchObject([{ replicas, at }]);
  });

  it("says that it does not read so much", () => {
    const lines = (length: number, line: (at: number) => string) =>
      Array.from({ length }, (_, at) => line(at)).join("");
    const group = `envVarGroups:\n  - name: g\n    envVars:\n${lines(2000, (at) => `      - key: V${at}\n        value: 1\n`)}`;
    const text = `services:\n${lines(1000, () => "  - envVars:\n    - fromGroup: g\n")}${group}`;
    expect(readDocument("render.yaml", text).syntaxProblem).toMatchObject({ isLimit: true });
  });

  it("has services in the environments of projects as well, and under any name", () => {
    const inside = "{name: e, services: [{type: worker, name: a, envVars: [{key: A, value: 1}, {fromGroup: g}]}]}";
    const text = `projects:\n  - {name: p, environments: [${inside}]}\nungrouped: {services: [{type: web, name: b}]}\nenvVarGroups: [{name: g, envVars: [{key: B, value: 2}]}]\n`;
    expect(servicesIn(text, "deploy/blueprint.yaml")).toMatchObject([
      { name: "service a", environment: { A: "1", B: "2" } },
      { name: "service b" },
    ]);
    expect(formatOf("compose.yaml", "services: {a: {environment: {A: 1}}}")?.title).toBe("Compose files");
  });
});
