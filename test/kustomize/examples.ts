import type { Tree } from "./built.js";

const worker = (kind: string, container: string, rest = "") =>
  `apiVersion: apps/v1\nkind: ${kind}\nmetadata: {name: worker}\nspec:\n  replicas: 2\n  selector: {matchLabels: {app: w}}\n  template:\n    metadata: {labels: {app: w}}\n    spec:\n      containers:\n        - {name: worker, image: shop, ${container}}\n${rest}`;

/** What people write, and what chance does not. */
export const EXAMPLES: readonly (readonly [string, Tree])[] = [
  [
    "an overlay that counts, and merges into what its base generates",
    {
      root: "overlays/prod",
      files: {
        "base/kustomization.yaml":
          "resources: [worker.yaml]\nconfigMapGenerator:\n  - name: pynenc\n    literals:\n      - PYNENC__APP_ID=shop\n      - PYNENC__ATOMIC_SERVICE_INTERVAL_MINUTES=10\n",
        "base/worker.yaml": worker("Deployment", "envFrom: [{configMapRef: {name: pynenc}}]"),
        "overlays/prod/kustomization.yaml":
          "resources: [../../base]\nreplicas:\n  - {name: worker, count: 12}\nconfigMapGenerator:\n  - name: pynenc\n    behavior: merge\n    literals:\n      - PYNENC__ATOMIC_SERVICE_INTERVAL_MINUTES=5\n",
      },
    },
  ],
  [
    "a patch in a file",
    {
      root: "overlays/prod",
      files: {
        "base/kustomization.yaml": "resources: [worker.yaml]\n",
        "base/worker.yaml": worker("Deployment", 'env: [{name: PYNENC__ATOMIC_SERVICE_INTERVAL_MINUTES, value: "6"}]'),
        "overlays/prod/kustomization.yaml": "resources: [../../base]\npatches: [{path: worker-patch.yaml}]\n",
        "overlays/prod/worker-patch.yaml":
          'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: worker}\nspec:\n  replicas: 12\n  template:\n    spec:\n      containers:\n        - name: worker\n          env:\n            - {name: PYNENC__MAX_PENDING_SECONDS, value: "90"}\n',
      },
    },
  ],
  [
    "two bases of one name, each with its prefix and its own ConfigMap",
    {
      root: "all",
      files: {
        "one/kustomization.yaml":
          "namePrefix: one-\nresources: [../shared]\nconfigMapGenerator: [{name: made, behavior: merge, literals: [PYNENC__A=1]}]\n",
        "two/kustomization.yaml":
          "namePrefix: two-\nresources: [worker.yaml]\nconfigMapGenerator: [{name: made, literals: [PYNENC__A=2]}]\n",
        "two/worker.yaml": worker("StatefulSet", "envFrom: [{configMapRef: {name: made}}]"),
        "shared/kustomization.yaml":
          "resources: [worker.yaml]\nconfigMapGenerator: [{name: made, literals: [PYNENC__A=0, PYNENC__B=0]}]\n",
        "shared/worker.yaml": worker("Deployment", "envFrom: [{configMapRef: {name: made}}]"),
        "all/kustomization.yaml": "resources: [../one, ../two]\nnameSuffix: -all\n",
      },
    },
  ],
  [
    "what an old one says: bases, patchesStrategicMerge, patchesJson6902, env",
    {
      root: "over",
      files: {
        "base/kustomization.yml":
          "resources:\n- ./worker.yaml\nsecretGenerator:\n- name: made\n  env: made.properties\n",
        "base/made.properties": '# a comment\n\n  PYNENC__A="a b"\nPYNENC__B=b=c # not a comment\n',
        "base/worker.yaml": worker(
          "Deployment",
          "envFrom: [{prefix: X_, secretRef: {name: made}}, {secretRef: {name: made}}]",
        ),
        "over/kustomization.yaml":
          "bases:\n- ../base/\nnamePrefix: p-\npatchesStrategicMerge:\n- count.yaml\n- |-\n  apiVersion: apps/v1\n  kind: Deployment\n  metadata: {name: worker}\n  spec: {template: {spec: {containers: [{name: worker, env: [{name: PYNENC__C, value: c}]}]}}}\npatchesJson6902:\n- path: more.yaml\n  target: {group: apps, version: v1, kind: Deployment, name: worker}\n",
        "over/count.yaml": "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: worker\nspec:\n  replicas: 7\n",
        "over/more.yaml":
          "- op: add\n  path: /spec/template/spec/containers/0/env/-\n  value: {name: PYNENC__D, value: d}\n",
      },
    },
  ],
  [
    "a List, several documents, a whole object that is deleted, and a variable that takes an entry",
    {
      root: "over",
      files: {
        "base/kustomization.yaml": "resources: [all.yaml]\n",
        "base/all.yaml": `apiVersion: v1\nkind: List\nitems:\n  - apiVersion: v1\n    kind: ConfigMap\n    metadata: {name: made}\n    data: {every: "4"}\n---\n${worker("Deployment", "env: [{name: PYNENC__A, valueFrom: {configMapKeyRef: {name: made, key: every}}}]")}---\n${worker("StatefulSet", "env: []")}`,
        "over/kustomization.yaml":
          "resources: [../base]\npatches:\n  - patch: |\n      $patch: delete\n      apiVersion: apps/v1\n      kind: StatefulSet\n      metadata: {name: worker}\n  - target: {kind: ConfigMap, name: ma.*}\n    patch: |-\n      - {op: replace, path: /data/every, value: '5'}\n",
      },
    },
  ],
];
