import { describe, expect, it } from "vitest";
import { unitGroups } from "../../deployments/unit-groups.js";
import { readDocument } from "../../documents/read-document.js";

/** The number of a container's pods, what a variable of it is, and what it misses. */
function seen(files: Readonly<Record<string, string>>): Readonly<Record<string, readonly unknown[]>> {
  const documents = Object.entries(files).map(([name, text]) => readDocument(name, text));
  return Object.fromEntries(
    unitGroups(documents)
      .flatMap(({ units }) => units)
      .map(({ unit: { name, replicas, environment, unknownSources = [] } }) => [
        name,
        [replicas?.most, environment.at(-1)?.value, ...unknownSources.map(({ reason = "missing" }) => reason)],
      ]),
  );
}

const within = (namespace: string) => (namespace === "" ? "" : `, namespace: ${namespace}`);
const map = (namespace: string, value: string) =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: env${within(namespace)}}\ndata: {PYNENC__APP_ID: ${value}}\n`;
const worker = (namespace: string, rest = "replicas: 2, ", name = "worker") =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: ${name}${within(namespace)}}\nspec: {${rest}template: {spec: {containers: [{name: w, envFrom: [{configMapRef: {name: env}}]}]}}}\n`;
const scaler = (namespace: string) =>
  `apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: {name: s${within(namespace)}}\nspec: {scaleTargetRef: {kind: Deployment, name: worker}, maxReplicas: 9}\n`;
const all = (...manifests: readonly string[]) => ({ "all.yaml": manifests.join("---\n") });

describe("what refers to an object by its name", () => {
  it("means the one of its own namespace", () => {
    const both = [map("prod", "p"), map("staging", "s"), worker("prod"), worker("staging")];
    const expected = {
      "Deployment prod/worker, container w": [2, "p"],
      "Deployment staging/worker, container w": [2, "s"],
    };
    expect(seen(all(...both))).toEqual(expected);
    expect(seen(Object.fromEntries(both.map((text, index) => [`${index}.yaml`, text])))).toEqual(expected);
  });

  it("finds none in another namespace, and says so", () => {
    expect(seen(all(map("prod", "p"), worker("staging")))).toEqual({
      "ConfigMap env": [undefined, "p"],
      "Deployment worker, container w": [2, undefined, "the one of that name is in another namespace"],
    });
  });

  it("means one without a namespace where no other is nearer, and the other way round", () => {
    expect(seen(all(map("", "p"), worker("prod")))).toEqual({ "Deployment worker, container w": [2, "p"] });
    expect(seen(all(map("prod", "p"), worker("")))).toEqual({ "Deployment worker, container w": [2, "p"] });
    expect(seen(all(map("", "p"), map("prod", "q"), worker("prod")))).toMatchObject({
      "Deployment worker, container w": [2, "q"],
    });
    expect(seen(all(map("a", "p"), map("b", "q"), worker("")))).toMatchObject({
      "Deployment worker, container w": [2, undefined, "there is one in each of several namespaces"],
    });
  });

  it("scales nothing of another namespace", () => {
    const number = (namespace: string) => seen(all(map("a", "p"), worker("a"), scaler(namespace)));
    expect(number("b")).toEqual({ "Deployment worker, container w": [2, "p"] });
    expect(number("a")).toEqual({ "Deployment worker, container w": [9, "p"] });
    expect(number("")).toEqual({ "Deployment worker, container w": [9, "p"] });
    // Whoever applies it says which.
    const either = seen(all(map("a", "p"), map("b", "q"), worker("a"), worker("b"), scaler("")));
    expect(either).toEqual({
      "Deployment a/worker, container w": [undefined, "p"],
      "Deployment b/worker, container w": [undefined, "q"],
    });
  });
});

describe("a kustomization", () => {
  const base = { "base/kustomization.yaml": "resources: [w.yaml]\n", "base/w.yaml": worker("") };
  const overlay = (changes: string, value: string) =>
    `${changes}\nresources: [../base]\nconfigMapGenerator: [{name: env, literals: [PYNENC__APP_ID=${value}], options: {disableNameSuffixHash: true}}]\n`;

  it("puts what it builds into its namespace", () => {
    const files = {
      ...base,
      "kustomization.yaml": "resources: [prod, staging]\n",
      "prod/kustomization.yaml": overlay("namespace: prod", "p"),
      "staging/kustomization.yaml": overlay("namespace: staging", "s"),
    };
    expect(seen(files)).toEqual({
      "Deployment prod/worker, container w": [2, "p"],
      "Deployment staging/worker, container w": [2, "s"],
    });
  });

  it("calls what it builds of one object by the names that it makes", () => {
    const files = {
      ...base,
      "kustomization.yaml": "resources: [prod, staging]\n",
      "prod/kustomization.yaml": overlay("namePrefix: p-", "p"),
      "staging/kustomization.yaml": overlay("nameSuffix: -s", "s"),
    };
    expect(seen(files)).toEqual({
      "Deployment p-worker, container w": [2, "p"],
      "Deployment worker-s, container w": [2, "s"],
    });
  });

  // As kubectl 1.32 builds them.
  it("gives objects other names and namespaces by operations", () => {
    const overlay = (path: string, value: string) => ({
      "kustomization.yaml": `resources: [w.yaml, map.yaml]\npatches:\n- target: {kind: ConfigMap}\n  patch: |-\n    - {op: replace, path: ${path}, value: ${value}}\n`,
      "w.yaml": worker("a"),
      "map.yaml": map("a", "p"),
    });
    expect(seen(overlay("/metadata/name", "other"))).toEqual({ "Deployment worker, container w": [2, "p"] });
    expect(seen(overlay("/metadata/namespace", "b"))).toMatchObject({
      "Deployment worker, container w": [2, undefined, "the one of that name is in another namespace"],
    });
  });
});
