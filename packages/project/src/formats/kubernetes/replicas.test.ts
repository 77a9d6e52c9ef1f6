import { describe, expect, it } from "vitest";
import { readDocument } from "../../documents/read-document.js";

/** How many pods the first thing of some manifests starts: a number, a range, nothing that is said, or nobody knows. */
function pods(...manifests: readonly string[]): string {
  const [unit] = readDocument("all.yaml", manifests.join("\n---\n")).started?.units ?? [];
  if (unit?.isNumberUnknown === true) return "nobody knows";
  if (unit?.replicas === undefined) return "not said";
  const { least, most } = unit.replicas;
  return least === most ? `${most}` : `${least}-${most}`;
}

const CONTAINERS = "containers: [{name: app, env: [{name: PYNENC__APP_ID, value: shop}]}]";
function manifest(kind: string, spec: string, api = "apps/v1"): string {
  return `apiVersion: ${api}\nkind: ${kind}\nmetadata: {name: worker}\nspec: {${spec}${spec === "" ? "" : ", "}template: {spec: {${CONTAINERS}}}}`;
}
function scaler(kind: string, spec: string, annotations = ""): string {
  const api = kind === "ScaledObject" ? "keda.sh/v1alpha1" : "autoscaling/v2";
  return `apiVersion: ${api}\nkind: ${kind}\nmetadata: {name: s, annotations: {${annotations}}}\nspec: {${spec}}`;
}
const target = (kind = "Deployment") => `scaleTargetRef: {kind: ${kind}, name: worker}`;

it.each([
  [scaler("HorizontalPodAutoscaler", `${target()}, minReplicas: 2, maxReplicas: 6`), ["6", "2", "3"]],
  [scaler("HorizontalPodAutoscaler", `${target()}, maxReplicas: 6`), ["6", "3"]],
  [
    scaler(
      "ScaledObject",
      "scaleTargetRef: {name: worker}, minReplicaCount: 2, idleReplicaCount: 0, maxReplicaCount: 7",
    ),
    ["7", "2", "0", "3"],
  ],
])("knows each number that is about how many pods there are: %s", (scaling, expected) => {
  const text = [manifest("Deployment", "replicas: 3"), scaling].join("\n---\n");
  const { replicas } = readDocument("all.yaml", text).started?.units[0] ?? {};
  const places = replicas === undefined ? [] : [replicas, ...(replicas.others ?? [])];
  expect(places.map(({ range }) => text.slice(range.start, range.end))).toEqual(expected);
});

describe("the number of pods", () => {
  it.each([
    ["Deployment", "replicas: 3", "3"],
    ["Deployment", "", "not said"],
    ["Deployment", "replicas: 0", "0"],
    ["Deployment", "replicas: $N", "nobody knows"],
    ["Deployment", "replicas: ", "not said"],
    ["Deployment", "replicas: 3, strategy: {rollingUpdate: {maxSurge: 1}}", "3-4"],
    ["StatefulSet", "replicas: 3", "3"],
    ["StatefulSet", "replicas: 3, updateStrategy: {rollingUpdate: {maxSurge: 1}}", "3"],
    ["DaemonSet", "", "nobody knows"],
    ["Job", "parallelism: 4", "4"],
    ["Job", "parallelism: 4, completions: 2", "2"],
    ["Job", "parallelism: 4, suspend: true", "0"],
    ["Job", "parallelism: 4, suspend: false", "4"],
    ["Job", "", "not said"],
    ["Rollout", "replicas: 4", "4"],
    ["Rollout", "replicas: 4, strategy: {canary: {maxSurge: 25%}}", "4-5"],
    ["Rollout", "replicas: 4, strategy: {canary: {trafficRouting: {}}}", "4-8"],
    ["Rollout", "replicas: 4, strategy: {blueGreen: {activeService: a}}", "4-8"],
  ])("of a %s with %s is %s", (kind, spec, expected) => {
    expect(pods(manifest(kind, spec))).toBe(expected);
  });

  it.each([
    ["HorizontalPodAutoscaler", `${target()}, minReplicas: 2, maxReplicas: 6`, "2-6"],
    ["HorizontalPodAutoscaler", `${target()}, maxReplicas: 6`, "1-6"],
    ["HorizontalPodAutoscaler", `${target()}, minReplicas: 0, maxReplicas: 6`, "0-6"],
    ["HorizontalPodAutoscaler", `${target("StatefulSet")}, maxReplicas: 6`, "3"],
    ["ScaledObject", "scaleTargetRef: {name: worker}, maxReplicaCount: 6", "0-6"],
    ["ScaledObject", "scaleTargetRef: {name: worker}", "0-100"],
    ["ScaledObject", "scaleTargetRef: {name: worker}, minReplicaCount: 2, maxReplicaCount: 6", "2-6"],
    [
      "ScaledObject",
      "scaleTargetRef: {name: worker}, minReplicaCount: 2, idleReplicaCount: 0, maxReplicaCount: 6",
      "0-6",
    ],
    ["ScaledObject", "scaleTargetRef: {name: other}, maxReplicaCount: 6", "3"],
  ])("of a Deployment under a %s with %s is %s", (kind, spec, expected) => {
    expect(pods(manifest("Deployment", "replicas: 3"), scaler(kind, spec))).toBe(expected);
  });

  it("is none where an autoscaler is switched off by it, and what KEDA is paused at", () => {
    const off = manifest("Deployment", "replicas: 0");
    expect(pods(off, scaler("HorizontalPodAutoscaler", `${target()}, maxReplicas: 6`))).toBe("0");
    const keda = "scaleTargetRef: {name: worker}, maxReplicaCount: 6";
    expect(pods(off, scaler("ScaledObject", keda))).toBe("0-6");
    const paused = scaler("ScaledObject", keda, 'autoscaling.keda.sh/paused-replicas: "4"');
    expect(pods(manifest("Deployment", "replicas: 3"), paused)).toBe("4");
  });

  it("of a ScaledJob is what it may start, and of a CronJob what its job does", () => {
    const pod = `template: {spec: {${CONTAINERS}}}`;
    const scaled = (spec: string) =>
      `apiVersion: keda.sh/v1alpha1\nkind: ScaledJob\nmetadata: {name: j}\nspec: {${spec}jobTargetRef: {${pod}}}`;
    expect(pods(scaled("maxReplicaCount: 5, "))).toBe("0-5");
    expect(pods(scaled(""))).toBe("0-100");
    const parallel = (job: string) =>
      pods(scaled("minReplicaCount: 1, maxReplicaCount: 3, ").replace("jobTargetRef: {", `jobTargetRef: {${job}, `));
    expect(parallel("parallelism: 2")).toBe("2-6");
    expect(parallel("parallelism: 4, completions: 2")).toBe("2-6");
    expect(parallel("parallelism: $N")).toBe("nobody knows");
    const cron = (spec: string, job: string) =>
      `apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: j}\nspec: {${spec}jobTemplate: {spec: {${job}${pod}}}}`;
    expect(pods(cron("", "parallelism: 2, "))).toBe("2");
    expect(pods(cron("suspend: true, ", "parallelism: 2, "))).toBe("0");
    expect(pods(cron("", ""))).toBe("not said");
  });

  it("of a Pod is one, which nothing makes more of", () => {
    expect(pods(`apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec: {${CONTAINERS}}`)).toBe("1");
  });

  it("of a Rollout that takes its pods from a Deployment is its own, and the Deployment's what is left there", () => {
    const rollout = (scaleDown: string) =>
      `apiVersion: argoproj.io/v1alpha1\nkind: Rollout\nmetadata: {name: roll}\nspec: {replicas: 5, workloadRef: {kind: Deployment, name: worker${scaleDown}}}`;
    const units = (scaleDown: string) =>
      readDocument(
        "all.yaml",
        `${rollout(scaleDown)}\n---\n${manifest("Deployment", "replicas: 2")}`,
      ).started?.units.map(({ name, replicas, environment }) => [name, replicas?.most, environment.length]);
    expect(units("")).toEqual([
      ["Rollout roll, container app", 5, 1],
      ["Deployment worker, container app", 2, 1],
    ]);
    expect(units(", scaleDown: onsuccess")?.map(([, most]) => most)).toEqual([5, 0]);
  });
});
