import { describe, expect, it } from "vitest";
import { deploymentsOf } from "../../deployments/deployments.js";
import { readDocument } from "../../documents/read-document.js";
import { formatOf } from "../index.js";

const WORKER = { name: "worker", environment: [{ name: "PYNENC__APP_ID", value: "orders" }] };
const TASK = { family: "orders", containerDefinitions: [WORKER] };
const SERVICE = { serviceName: "live", taskDefinition: "orders:3", desiredCount: 4 };

/** What files start: each deployment with its size. */
function fleets(files: Readonly<Record<string, unknown>>) {
  const documents = Object.entries(files).map(([name, value]) => readDocument(name, JSON.stringify(value, null, 2)));
  return deploymentsOf(documents).map(({ name, size, unknown }) => {
    const said = size?.document.source.text.slice(size.place.start, size.place.end);
    const range = size === undefined ? undefined : [size.range.least, size.range.most];
    return { name, range, said, unknown: unknown.map((each) => each.name) };
  });
}

describe("a task definition of ECS", () => {
  it.each([
    ["as it is registered", TASK],
    ["as the command line prints it", { taskDefinition: TASK }],
    ["beside what has nothing to do with pynenc", { ...TASK, containerDefinitions: [{ name: "proxy" }, WORKER] }],
  ])("starts containers, nobody knows how many: %s", (_what, task) => {
    expect(fleets({ "task-def.json": task })).toEqual([
      { name: "container worker", range: undefined, said: undefined, unknown: [] },
    ]);
  });

  it.each([3, 0.5, true, null, ["a"]])("is refused with a variable that is no text: %s", (value) => {
    const worker = { name: "worker", environment: [...WORKER.environment, { name: "PORT", value }] };
    const text = JSON.stringify({ ...TASK, containerDefinitions: [worker] });
    const { syntaxProblem, started } = readDocument("task-def.json", text);
    expect(syntaxProblem).toMatchObject({ tolerated: true });
    expect(syntaxProblem?.message).toContain("PORT of container worker has to be a text");
    expect(text.slice(syntaxProblem?.range.start, syntaxProblem?.range.end)).toBe(JSON.stringify(value));
    expect(started?.units).toHaveLength(1);
    const other = JSON.stringify({ containerDefinitions: [{ name: "a", environment: [{ name: "PORT", value }] }] });
    expect(readDocument("task-def.json", other).syntaxProblem).toBeUndefined();
  });

  it.each([
    ["as it is created", SERVICE],
    ["as one is printed", { service: SERVICE }],
    ["as several are printed", { services: [SERVICE] }],
    ["by its whole name", { ...SERVICE, taskDefinition: "arn:aws:ecs:eu-west-1:1:task-definition/orders:12" }],
    ["by its family", { ...SERVICE, taskDefinition: "orders" }],
  ])("starts as many as a service beside it wants: %s", (_what, service) => {
    expect(fleets({ "a/task-def.json": TASK, "a/ecs-service.json": service })).toEqual([
      { name: "service live, container worker", range: [4, 4], said: "4", unknown: [] },
    ]);
  });

  it.each([
    ["of another task", { ...SERVICE, taskDefinition: "bills:3" }],
    ["of a task that is filled in", { ...SERVICE, taskDefinition: "orders:$REVISION" }],
    ["that says no number", { ...SERVICE, desiredCount: "$COUNT" }],
    ["on every host", { ...SERVICE, desiredCount: undefined, schedulingStrategy: "DAEMON" }],
  ])("has no number by a service %s", (_what, service) => {
    expect(fleets({ "task-def.json": TASK, "ecs-service.json": service })).toMatchObject([{ range: undefined }]);
  });

  it("counts a declared surge, rounded down, and every service", () => {
    const surging = (maximumPercent: number) => ({ ...SERVICE, deploymentConfiguration: { maximumPercent } });
    expect(fleets({ "task-def.json": TASK, "ecs-a.json": surging(150) })).toMatchObject([{ range: [4, 6] }]);
    expect(fleets({ "task-def.json": TASK, "ecs-a.json": surging(130) })).toMatchObject([{ range: [4, 5] }]);
    expect(fleets({ "task-def.json": TASK, "ecs-a.json": surging(100) })).toMatchObject([{ range: [4, 4] }]);
    const two = { services: [SERVICE, { ...SERVICE, serviceName: "spare", desiredCount: 1 }] };
    expect(fleets({ "task-def.json": TASK, "ecs-a.json": two })).toMatchObject([
      { name: "service live, container worker", range: [5, 5] },
      { name: "service spare, container worker", range: [5, 5] },
    ]);
    expect(fleets({ "a/task-def.json": TASK, "b/ecs-a.json": SERVICE })).toMatchObject([{ range: undefined }]);
  });

  it("does not know how many there are where far too many services run it", () => {
    const services = Array.from({ length: 101 }, () => SERVICE);
    expect(fleets({ "task-def.json": TASK, "ecs-a.json": { services } })).toMatchObject([{ range: undefined }]);
  });

  it("counts no container that has ended before another one starts", () => {
    const migrate = { ...WORKER, name: "migrate", essential: false };
    const worker = { ...WORKER, dependsOn: [{ containerName: "migrate", condition: "SUCCESS" }] };
    const task = { ...TASK, containerDefinitions: [migrate, worker] };
    expect(fleets({ "task-def.json": task, "ecs-a.json": SERVICE })).toMatchObject([
      { name: "service live, container migrate", range: undefined },
      { name: "service live, container worker", range: [4, 4] },
    ]);
  });

  it("says what it takes from a store, and knows no secret", () => {
    const stored = { environmentFiles: [{ value: "arn:aws:s3:::b/x.env", type: "s3" }] };
    const secrets = [{ name: "PYNENC__REDIS_URL", valueFrom: "arn:aws:ssm:1" }];
    const task = { ...TASK, containerDefinitions: [{ ...WORKER, ...stored, secrets }] };
    expect(fleets({ "task-def.json": task })).toMatchObject([{ unknown: ["arn:aws:s3:::b/x.env"] }]);
    const [unit] = readDocument("a.json", JSON.stringify(task)).started?.units ?? [];
    expect(unit?.environment.map(({ name, value }) => [name, value])).toEqual([
      ["PYNENC__APP_ID", "orders"],
      ["PYNENC__REDIS_URL", undefined],
    ]);
  });

  it("is told by what stands in it, whatever it is called, and looked for by its name", () => {
    expect(formatOf("deploy/worker.json", JSON.stringify(TASK))?.title).toBe("ECS task definitions");
    expect(formatOf("deploy/worker.json", JSON.stringify(SERVICE))?.title).toBe("ECS task definitions");
    for (const name of ["taskdef.json", "TaskDefinition.json", "a-task_definition-b.json", "ecs-worker.json"]) {
      expect(formatOf(name)?.title).toBe("ECS task definitions");
      expect(formatOf(name, "{}")?.title).toBe("`pynenc.json`");
    }
    expect(formatOf("specs.json")?.title).toBe("`pynenc.json`");
  });
});
