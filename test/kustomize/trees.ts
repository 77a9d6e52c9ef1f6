import fc from "fast-check";
import { stringify as toYaml } from "yaml";
import type { Tree } from "./built.js";

/** A patch in quotes that goes on over lines is not read, and said to be unread. */
function stringify(value: unknown): string {
  return toYaml(value, { lineWidth: 0 });
}

const KINDS = ["Deployment", "StatefulSet", "Rollout"] as const;
const NAMES = ["PYNENC__A", "PYNENC__B", "PYNENC__C", "D"];
const value = fc.constantFrom("1", "5", "10.5", "true", "x y", "");
const variable = fc.record({ name: fc.constantFrom(...NAMES), value });
const variables = fc.uniqueArray(variable, { maxLength: 3, selector: ({ name }) => name });
const sometimes = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: undefined });

function apiOf(kind: string): string {
  return kind === "Rollout" ? "argoproj.io/v1alpha1" : "apps/v1";
}

interface Workload {
  readonly kind: (typeof KINDS)[number];
  readonly replicas: number | undefined;
  readonly containers: readonly object[];
}

const envFrom = fc.constantFrom(
  [{ configMapRef: { name: "made" } }],
  [{ configMapRef: { name: "plain" } }, { prefix: "PYNENC__", configMapRef: { name: "made" } }],
  [{ secretRef: { name: "hidden" } }],
);
const container = fc.record(
  { name: fc.constantFrom("app", "side"), image: fc.constant("shop"), env: variables, envFrom },
  { requiredKeys: ["name", "image"] },
);
const workload: fc.Arbitrary<Workload> = fc.record({
  kind: fc.constantFrom(...KINDS),
  replicas: sometimes(fc.nat(5)),
  containers: fc.uniqueArray(container, { minLength: 1, maxLength: 2, selector: ({ name }) => name }),
});

function manifestOf({ kind, replicas, containers }: Workload): object {
  const spec = { ...(replicas === undefined ? {} : { replicas }), template: { spec: { containers } } };
  return { apiVersion: apiOf(kind), kind, metadata: { name: "worker", labels: { is: kind } }, spec };
}

const literals = variables.map((all) => all.map(({ name, value }) => `${name}=${value}`));
const quoted = fc
  .tuple(literals, fc.constantFrom("", "'", '"'))
  .map(([all, quote]) => all.map((each) => each.replace(/=(.*)/, `=${quote}$1${quote}`)));
const lines = variables.map((all) =>
  all.map(({ name, value }) => ` ${name.replace("PYNENC__", "PYNENC__Q")}=${value}`).join("\n"),
);

/** A patch as it stands in a file or in a kustomization, and whom it is for. */
interface Patch {
  readonly text: string;
  readonly target: object | undefined;
  readonly isInFile: boolean;
}

const patchedContainer = fc.oneof(
  fc.record(
    {
      name: fc.constantFrom("app", "side"),
      env: fc.uniqueArray(
        fc.oneof(
          variable,
          fc.constantFrom({ name: "PYNENC__A", $patch: "delete" }, { name: "PYNENC__B", value: null }),
        ),
        { maxLength: 3, selector: ({ name }) => name },
      ),
      envFrom,
    },
    { requiredKeys: ["name"] },
  ),
  fc.constantFrom(
    { name: "side", $patch: "delete" },
    { name: "app", env: null },
    { name: "app", env: [{ $patch: "replace" }, { name: "D", value: "9" }] },
  ),
);
const merging = fc
  .record({
    kind: fc.constantFrom(...KINDS),
    replicas: sometimes(fc.nat(7)),
    containers: fc.uniqueArray(patchedContainer, { maxLength: 2, selector: ({ name }) => name }),
    asJson: fc.boolean(),
  })
  .map(({ kind, asJson, ...rest }) => {
    const patch = manifestOf({ kind, ...rest });
    return asJson ? JSON.stringify(patch) : stringify(patch);
  });
const operation = fc.constantFrom(
  { op: "replace", path: "/spec/template/spec/containers/0/env/0/value", value: "7" },
  { op: "add", path: "/spec/template/spec/containers/0/env/-", value: { name: "D", value: "8" } },
  { op: "add", path: "/spec/template/spec/containers/0/env", value: [{ name: "PYNENC__A", value: "a~b" }] },
  { op: "add", path: "/spec/template/spec/containers/0/env/0", value: { name: "PYNENC__C", value: "0" } },
  { op: "remove", path: "/spec/template/spec/containers/0/env/0" },
  { op: "add", path: "/spec/replicas", value: 6 },
  { op: "remove", path: "/spec/template/spec/containers/0/envFrom" },
  { op: "copy", from: "/spec/template/spec/containers/0/env", path: "/spec/template/spec/containers/1/env" },
);
const operations = fc.array(operation, { minLength: 1, maxLength: 2 }).map((all) => stringify(all));
const target = fc.constantFrom<object>(
  { kind: "Deployment" },
  { kind: "Deployment|StatefulSet", name: "wor.*" },
  { name: "worker" },
  { name: "pre-worker" },
  { labelSelector: "is=Rollout" },
  { group: "apps", labelSelector: "is in (StatefulSet, Deployment),is!=Deployment" },
);
const patch: fc.Arbitrary<Patch> = fc.oneof(
  fc.record({ text: merging, target: sometimes(target), isInFile: fc.boolean() }),
  fc.record({ text: operations, target, isInFile: fc.boolean() }),
);

const layer = fc.record({
  namePrefix: sometimes(fc.constant("pre-")),
  nameSuffix: sometimes(fc.constant("-x")),
  namespace: sometimes(fc.constant("prod")),
  commonLabels: sometimes(fc.constant({ is: "any" })),
  replicas: sometimes(fc.nat(9)),
  generatorOptions: sometimes(fc.constant({ disableNameSuffixHash: true })),
  made: sometimes(
    fc.record({ literals: quoted, lines: sometimes(lines), behavior: fc.constantFrom("merge", "replace") }),
  ),
  hidden: sometimes(fc.record({ literals, behavior: fc.constantFrom("merge", "replace") })),
  patches: fc.array(patch, { maxLength: 2 }),
});

type Layer = typeof layer extends fc.Arbitrary<infer Value> ? Value : never;

/** A base, a component perhaps, and one or two overlays. */
export const trees: fc.Arbitrary<Tree> = fc
  .record({
    workloads: fc.uniqueArray(workload, { minLength: 1, maxLength: 2, selector: ({ kind }) => kind }),
    made: quoted,
    lines: sometimes(lines),
    plain: variables,
    prefix: sometimes(fc.constant("base-")),
    component: sometimes(layer),
    overlays: fc.array(layer, { minLength: 1, maxLength: 2 }),
    name: fc.constantFrom("kustomization.yaml", "kustomization.yml", "Kustomization"),
    isOld: fc.boolean(),
  })
  .map(({ workloads, made, lines, plain, prefix, component, overlays, name, isOld }): Tree => {
    const files: Record<string, string> = {};
    const manifests = [
      ...workloads.map(manifestOf),
      {
        apiVersion: "v1",
        kind: "ConfigMap",
        metadata: { name: "plain" },
        data: Object.fromEntries(plain.map((each) => [each.name, each.value])),
      },
    ];
    files["base/all.yaml"] = manifests.map((each) => stringify(each)).join("---\n");
    if (lines !== undefined) files["base/made.env"] = `# of the base\n${lines}`;
    files[`base/${name}`] = stringify({
      ...(prefix === undefined ? {} : { namePrefix: prefix }),
      resources: ["all.yaml"],
      configMapGenerator: [{ name: "made", literals: made, ...(lines === undefined ? {} : { envs: ["made.env"] }) }],
      secretGenerator: [{ name: "hidden", literals: ["PYNENC__B=secret", "D=d"] }],
    });
    const write = (folder: string, layer: Layer, rest: object) => writeLayer(files, folder, layer, rest);
    if (component !== undefined)
      write("parts", component, { apiVersion: "kustomize.config.k8s.io/v1alpha1", kind: "Component" });
    let below = "../base";
    for (const [index, overlay] of overlays.entries()) {
      const parts = index === 0 && component !== undefined ? { components: ["../parts"] } : {};
      write(`over${index}`, overlay, { [isOld ? "bases" : "resources"]: [below], ...parts });
      below = `../over${index}`;
    }
    return { files, root: `over${overlays.length - 1}` };
  });

function writeLayer(files: Record<string, string>, folder: string, layer: Layer, rest: object): void {
  const { namePrefix, nameSuffix, namespace, commonLabels, generatorOptions, replicas, made, hidden, patches } = layer;
  const said = Object.entries({ namePrefix, nameSuffix, namespace, commonLabels, generatorOptions }).filter(
    ([, each]) => each !== undefined,
  );
  if (made?.lines !== undefined) files[`${folder}/more.env`] = made.lines;
  files[`${folder}/kustomization.yaml`] = stringify({
    ...rest,
    ...Object.fromEntries(said),
    ...(replicas === undefined ? {} : { replicas: [{ name: "worker", count: replicas }] }),
    configMapGenerator:
      made === undefined
        ? []
        : [
            {
              name: "made",
              behavior: made.behavior,
              literals: made.literals,
              ...(made.lines === undefined ? {} : { envs: ["more.env"] }),
            },
          ],
    secretGenerator: hidden === undefined ? [] : [{ name: "hidden", ...hidden }],
    patches: patches.map(({ text, target, isInFile }, index) => {
      const aimed = target === undefined ? {} : { target };
      if (!isInFile) return { patch: text, ...aimed };
      files[`${folder}/patch-${index}.yaml`] = text;
      return { path: `patch-${index}.yaml`, ...aimed };
    }),
  });
}
