import { describe, expect, it } from "vitest";
import { editorDocument } from "../editor/editor-document.js";
import { type HoverOptions, hover } from "../editor/hover.js";
import { project } from "../testing/project.js";

const INTERVAL = "PYNENC__ATOMIC_SERVICE_INTERVAL_MINUTES";

function worker(rest = "image: shop", head = "replicas: 2"): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata: {name: worker}
spec:
  ${head}
  template:
    spec:
      containers:
        - name: app
          ${rest}
`;
}

const withInterval = (minutes: string) => worker(`env: [{name: ${INTERVAL}, value: "${minutes}"}]`);

/** Each deployment with its runners and its interval. */
function seen(files: Readonly<Record<string, string>>) {
  return project(files).deployments.map(({ name, declarations, app }) => {
    const interval = app.pynenc.get("atomic_service_interval_minutes")?.coerced;
    return [
      name,
      declarations.runners,
      interval !== undefined && "value" in interval ? interval.value : interval?.kind,
    ];
  });
}

/** What was not read, as it is told. */
function unread(files: Readonly<Record<string, string>>): readonly string[] {
  return project(files)
    .findings.filter(({ rule }) => rule === "unread-source")
    .map(({ message, place }) => `${place.file}:${place.start.line + 1} ${message.split(". Its variables")[0]}`);
}

function two(runners: number) {
  return { least: runners, most: runners };
}

describe("a kustomization", () => {
  const base = { "base/kustomization.yaml": "resources: [worker.yaml]\n", "base/worker.yaml": withInterval("15") };

  it("is a deployment of its own where no other one builds on it", () => {
    expect(seen(base)).toEqual([["Deployment worker, container app (base)", two(2), 15]]);
    const overlays = {
      ...base,
      "prod/kustomization.yaml": "resources: [../base]\nreplicas: [{name: worker, count: 6}]\n",
      "test/kustomization.yml": "bases: [../base/]\n",
    };
    expect(seen(overlays)).toEqual([
      ["Deployment worker, container app (prod)", two(6), 15],
      ["Deployment worker, container app (test)", two(2), 15],
    ]);
  });

  it("at the root has no folder to be called by", () => {
    expect(seen({ "kustomization.yaml": "resources: [base]\n", ...base }).map(([name]) => name)).toEqual([
      "Deployment worker, container app",
    ]);
  });

  it("takes a patch for no Deployment, wherever that stands", () => {
    const patch = worker(`env: [{name: ${INTERVAL}, value: "12"}]`, "replicas: 5");
    const files = {
      ...base,
      "prod/kustomization.yaml": "resources: [../base]\npatches: [{path: p.yaml}]\n",
      "prod/p.yaml": patch,
    };
    expect(seen(files)).toEqual([["Deployment worker, container app (prod)", two(5), 12]]);
    const inline = `resources: [../base]\npatchesStrategicMerge:\n  - |-\n    ${patch.trimEnd().replaceAll("\n", "\n    ")}\n`;
    expect(seen({ ...base, "prod/kustomization.yaml": inline })).toEqual([
      ["Deployment worker, container app (prod)", two(5), 12],
    ]);
  });

  it("leaves manifests that it does not name to themselves", () => {
    const other = withInterval("7").replace("name: worker", "name: other");
    expect(seen({ ...base, "base/other.yaml": other }).map(([name]) => name)).toEqual([
      "Deployment worker, container app (base)",
      "Deployment other, container app",
    ]);
  });

  it("reads the variables of a generator's file as kustomize does, and judges the file nowhere else", () => {
    const files = {
      "kustomization.yaml": "resources: [worker.yaml]\nconfigMapGenerator: [{name: fleet, envs: [fleet.env]}]\n",
      "worker.yaml": worker("envFrom: [{configMapRef: {name: fleet}}]"),
      "fleet.env": `# slots\r\n  ${INTERVAL}=5.5\r\nPYNENC__APP_ID="a"\r\nPYNENC__LOG_STREAM\r\n`,
    };
    expect(seen(files)).toEqual([["Deployment worker, container app", two(2), 5.5]]);
    const [deployment] = project(files).deployments;
    const appId = deployment?.app.pynenc.get("app_id");
    expect(appId?.coerced).toMatchObject({ value: '"a"' });
    expect(appId?.origin).toMatchObject({ document: { path: "fleet.env" } });
  });

  it("has values that a replacement writes, and nobody here knows", () => {
    const replacements = (path: string) =>
      `resources: [../base]\nreplacements:\n  - source: {kind: ConfigMap, fieldPath: data.x}\n    targets: [{select: {kind: Deployment}, fieldPaths: ["${path}"]}]\n`;
    const files = (path: string) => ({ ...base, "prod/kustomization.yaml": replacements(path) });
    const variable = `spec.template.spec.containers.[name=app].env.[name=${INTERVAL}].value`;
    for (const path of [variable, "spec.template.spec.containers.*.env.0.value"]) {
      expect(seen(files(path))).toEqual([["Deployment worker, container app (prod)", two(2), "unknown"]]);
    }
    expect(seen(files("spec.replicas"))).toEqual([["Deployment worker, container app (prod)", undefined, 15]]);
  });

  it("has no number that is known where replacements or transformers may write it, and are not read", () => {
    for (const part of ["replacements: [{path: r.yaml}]", "transformers: [t.yaml]"]) {
      const files = { "kustomization.yaml": `resources: [w.yaml]\n${part}\n`, "w.yaml": withInterval("6") };
      expect(seen(files)).toEqual([["Deployment worker, container app", undefined, 6]]);
    }
  });

  it("tells what it could not read, and goes on", () => {
    const prod = (text: string) => ({ ...base, "prod/kustomization.yaml": text });
    const resource = (path: string) => unread(prod(`resources: [../base, "${path}"]\n`));
    expect(resource("https://example.org/more?ref=v1")).toEqual([
      "prod/kustomization.yaml:1 https://example.org/more?ref=v1 was not read: it is on another machine",
    ]);
    expect(resource("github.com/a/b")[0]).toContain("prod/kustomization.yaml:1 github.com/a/b was");
    expect(resource("../none")).toEqual([
      "prod/kustomization.yaml:1 ../none was not read: it is not among the files that are read here",
    ]);
    for (const [text, told] of [
      ["helmCharts: [{name: x}]", "helmCharts was not read: what it makes is not built here"],
      [
        "patches: [{path: none.json}]",
        "the patch none.json was not read: it is not among the files that are read here",
      ],
      ["replacements: [{path: r.yaml}]", "r.yaml was not read: what it replaces is not read here"],
      [
        "configMapGenerator: [{name: x, envs: [none]}]",
        "none was not read: it is not among the files that are read here",
      ],
      [
        "configMapGenerator: [{name: x, behavior: merge}]",
        "what ConfigMap x is laid over was not read: it is not among the files that are read here",
      ],
      ["components: [../none]", "../none was not read: it is not among the files that are read here"],
      ["resources: [../prod, ../base]", "../prod was not read: it leads back to this file, so nothing is built"],
      [
        "patches: [{target: {name: '(a+)+'}, patch: '[{op: remove, path: /spec}]'}]",
        "this patch was not read: its target is a pattern that is not tried here",
      ],
      [
        "patches: [{target: {name: worker}, patch: '[{op: remove, path: /a}]'}]",
        "this patch was not read: it does not fit what it is for, so nothing is built",
      ],
      ["patches: [{patch: '{'}]", "this patch was not read: it is written in a way that is not read here"],
    ] as const) {
      const said = unread(prod(text.startsWith("resources") ? text : `resources: [../base]\n${text}`));
      const line = text.startsWith("resources") ? 1 : 2;
      expect(said, text).toContain(`prod/kustomization.yaml:${line} ${told}`);
    }
  });

  it("judges a patch by what it says whose object is elsewhere, and says so, and none that is for nothing", () => {
    const patch = worker(`env: [{name: ${INTERVAL}, value: "4"}]`, "replicas: 5");
    const files = { "kustomization.yaml": "resources: [github.com/a/b]\npatches: [{path: p.yaml}]\n", "p.yaml": patch };
    expect(seen(files)).toEqual([["Deployment worker, container app", two(5), 4]]);
    expect(unread(files)).toContain(
      "kustomization.yaml:2 what the patch p.yaml is for was not read: it is not among the files that are read here",
    );
    const whole = { ...files, "kustomization.yaml": "resources: [w.yaml]\npatches: [{path: p.yaml}]\n" };
    const other = withInterval("6").replace("name: worker", "name: other");
    expect(seen({ ...whole, "w.yaml": other })).toEqual([["Deployment other, container app", two(2), 6]]);
    expect(unread({ ...whole, "w.yaml": other })).toEqual([
      "kustomization.yaml:2 the patch p.yaml was not read: nothing that it is for is built here, so kustomize stops",
    ]);
  });

  it("ends, however it leads around", () => {
    const circle = {
      "a/kustomization.yaml": "resources: [../b]\n",
      "b/kustomization.yaml": "resources: [../a, worker.yaml]\n",
      "b/worker.yaml": withInterval("6"),
    };
    expect(seen(circle).map(([name]) => name)).toEqual(["Deployment worker, container app (a)"]);
    // Each builds twice on the next one: 2^30 times, if nobody counted.
    const doubling = Object.fromEntries(
      Array.from({ length: 30 }, (_, level) => [
        `k${level}/kustomization.yaml`,
        `resources: [../k${level + 1}, ../k${level + 1}/]\n`,
      ]),
    );
    const files = {
      ...doubling,
      "k30/kustomization.yaml": "resources: [worker.yaml]\n",
      "k30/worker.yaml": withInterval("6"),
    };
    expect(unread(files)[0]).toContain("there is more than is read here");
    // What is there twice stops kubectl as well.
    const twice = { ...base, "kustomization.yaml": "resources: [base, base/worker.yaml]\n" };
    expect(unread(twice)).toEqual([
      "kustomization.yaml:1 base/worker.yaml was not read: it brings what is there already, so nothing is built",
    ]);
  });

  it("resolves what a name was given to, whatever it is called by now", () => {
    const made = `configMapGenerator: [{name: fleet, literals: ["${INTERVAL}='8'"]}]\n`;
    const files = {
      "base/kustomization.yaml": `namePrefix: a-\nresources: [worker.yaml]\n${made}`,
      "base/worker.yaml": worker("envFrom: [{configMapRef: {name: fleet}}]"),
      "prod/kustomization.yaml":
        "resources: [../base, scaler.yaml]\nnameSuffix: -x\nreplicas: [{name: a-worker, count: 3}]\n",
      "prod/scaler.yaml":
        "apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: {name: s}\nspec: {scaleTargetRef: {kind: Deployment, name: worker}, maxReplicas: 9}\n",
    };
    expect(seen(files)).toEqual([["Deployment worker, container app (prod)", { least: 1, most: 9 }, 8]]);
  });
});

describe("a fix in a kustomization", () => {
  const overlays: readonly (readonly [string, string])[] = [
    ["a literal", `configMapGenerator:\n  - name: fleet\n    behavior: merge\n    literals:\n      - ${INTERVAL}=5\n`],
    [
      "a literal in quotes",
      `configMapGenerator:\n  - name: fleet\n    behavior: merge\n    literals: ["${INTERVAL}='5'"]\n`,
    ],
    [
      "a patch within",
      `patches:\n  - patch: |-\n      apiVersion: apps/v1\n      kind: Deployment\n      metadata: {name: worker}\n      spec:\n        template:\n          spec:\n            containers:\n              - name: app\n                env:\n                  - name: ${INTERVAL}\n                    value: "5"\n`,
    ],
    [
      "operations within",
      `patches:\n  - target: {kind: Deployment}\n    patch: |\n      - op: add\n        path: /spec/template/spec/containers/0/env\n        value: [{name: ${INTERVAL}, value: "5"}]\n`,
    ],
  ];

  it.each(
    overlays.flatMap(([what, text]) => [
      [what, text] as const,
      [`${what}, with Windows' line ends`, text.replaceAll("\n", "\r\n")] as const,
    ]),
  )("of %s changes the value where it stands, and nothing else", (_what, text) => {
    const files = {
      "base/kustomization.yaml":
        "resources: [worker.yaml]\nconfigMapGenerator: [{name: fleet, literals: [PYNENC__APP_ID=shop]}]\n",
      "base/worker.yaml": worker("envFrom: [{configMapRef: {name: fleet}}]", "replicas: 12"),
      "prod/kustomization.yaml": `resources: [../base]\n${text}`,
    };
    const { findings } = project(files);
    const found = findings.find(({ rule }) => rule === "margin-exceeds-slot");
    expect(found?.place.file).toBe("prod/kustomization.yaml");
    const edits = found?.fixes[0]?.edits ?? [];
    expect(edits.map(({ place }) => place.file)).toEqual(["prod/kustomization.yaml"]);
    const before = files["prod/kustomization.yaml"];
    const [edit] = edits;
    const start = edit?.place.startOffset ?? 0;
    const end = edit?.place.endOffset ?? 0;
    expect(before.slice(start, end).replaceAll(/["']/g, "")).toBe("5");
    const after = before.slice(0, start) + (edit?.newText ?? "") + before.slice(end);
    const fixed = project({ ...files, "prod/kustomization.yaml": after });
    expect(fixed.findings.filter(({ rule }) => rule === "margin-exceeds-slot" || rule === "syntax-error")).toEqual([]);
    expect(seen({ ...files, "prod/kustomization.yaml": after })[0]?.[2]).toBeGreaterThan(5);
  });
});

describe("an editor", () => {
  const files = {
    "base/kustomization.yaml": "resources: [worker.yaml]\n",
    "base/worker.yaml": withInterval("6"),
    "prod/kustomization.yaml": "resources: [../base]\npatches: [{path: patch.yaml}]\n",
    "prod/patch.yaml": worker(
      'env: [{name: PYNENC__ATOMIC_SERVICE_SPREAD_MARGIN_MINUTES, value: "0.5"}]',
      "replicas: 12",
    ),
  };
  const shownOn = (name: keyof typeof files, piece: string) => {
    const editor = editorDocument(project(files), name);
    const options: HoverOptions = { pictures: { kind: "text" }, nowSeconds: 0 };
    return editor === undefined ? "" : (hover(editor, files[name].indexOf(piece), options)?.markdown ?? "");
  };

  it("shows the same fleet in the base and in the patch, by the name of a setting and by its value", () => {
    for (const shown of [
      shownOn("base/worker.yaml", INTERVAL),
      shownOn("base/worker.yaml", '"6"'),
      shownOn("prod/patch.yaml", "PYNENC__"),
      shownOn("prod/patch.yaml", '"0.5"'),
    ]) {
      expect(shown).toContain("**12 runners");
    }
  });
});
