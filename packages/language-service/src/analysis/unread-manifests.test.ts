import { describe, expect, it } from "vitest";
import { project } from "../testing/project.js";

type Files = Readonly<Record<string, string>>;

function told(files: Files): readonly string[] {
  return project(files)
    .findings.filter(({ rule }) => rule === "unread-file")
    .map(({ message }) => message.split(". What it says")[0] ?? "");
}

/** What is in force of the interval in each deployment, by the file that says it. */
function intervals(files: Files): readonly string[] {
  return project(files).deployments.flatMap(({ app }) => {
    const setting = app.pynenc.get("atomic_service_interval_minutes");
    if (setting === undefined || setting.origin.kind === "default") return [];
    const value = "value" in setting.coerced ? setting.coerced.value : setting.coerced.kind;
    return [`${value} in ${setting.origin.document.source.name}`];
  });
}

const worker = (container: string, kind = "apps/v1\nkind: Deployment") =>
  `apiVersion: ${kind}\nmetadata: {name: worker}\nspec: {replicas: 2, template: {spec: {containers: [{name: app, ${container}}]}}}\n`;
const secret = (data: string) => `apiVersion: v1\nkind: Secret\nmetadata: {name: s}\n${data}\n`;
const NAME = "PYNENC__ATOMIC_SERVICE_INTERVAL_MINUTES";
const own = worker(`env: [{name: ${NAME}, value: "10"}]`);
const taking = worker("envFrom: [{secretRef: {name: s}}]");

describe("a manifest of which others take the variables", () => {
  it.each([
    ["a plain Secret", { "s.yaml": secret(`stringData: {${NAME}: "9"}`), "w.yaml": taking }, "9 in s.yaml"],
    ["a Secret in base64", { "s.yaml": secret(`data: {${NAME}: OQ==}`), "w.yaml": taking }, "unknown in s.yaml"],
    [
      "one entry of a Secret",
      {
        "s.yaml": secret(`stringData: {${NAME}: "9"}`),
        "w.yaml": worker(`env: [{name: ${NAME}, valueFrom: {secretKeyRef: {name: s, key: ${NAME}}}}]`),
      },
      "9 in s.yaml",
    ],
    [
      "what a generator makes",
      {
        "kustomization.yaml": `resources: [w.yaml]\nsecretGenerator: [{name: s, literals: [${NAME}=9]}]\n`,
        "w.yaml": taking,
      },
      "9 in kustomization.yaml",
    ],
    [
      "operations of a patch in the kustomization",
      {
        "kustomization.yaml": `resources: [w.yaml]\npatches:\n- target: {kind: Deployment}\n  patch: |-\n    - op: replace\n      path: /spec/template/spec/containers/0/env\n      value: [{name: ${NAME}, value: "9"}]\n`,
        "w.yaml": own,
      },
      "9 in kustomization.yaml",
    ],
    [
      "operations of a patch in a file",
      {
        "kustomization.yaml": "resources: [w.yaml]\npatches: [{target: {kind: Deployment}, path: p.yaml}]\n",
        "p.yaml": `- op: add\n  path: /spec/template/spec/containers/0/env/-\n  value: {name: ${NAME}, value: "9"}\n`,
        "w.yaml": own,
      },
      "9 in p.yaml",
    ],
    [
      "a patch that takes away",
      {
        "kustomization.yaml": "resources: [w.yaml]\npatches: [{target: {kind: ConfigMap}, path: p.yaml}]\n",
        "p.yaml": `- {op: remove, path: /data/PYNENC__APP_ID}\n`,
        "w.yaml": `${own}---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\ndata: {PYNENC__APP_ID: a}\n`,
      },
      "10 in w.yaml",
    ],
    [
      "a replacement",
      {
        "kustomization.yaml": `resources: [w.yaml]\nreplacements:\n- source: {kind: Deployment, fieldPath: metadata.name}\n  targets: [{select: {kind: Deployment}, fieldPaths: ["spec.template.spec.containers.0.env.[name=${NAME}].value"]}]\n`,
        "w.yaml": own,
      },
      "unknown in w.yaml",
    ],
  ])("is read: %s", (_what, files, interval) => {
    expect(told(files)).toEqual([]);
    expect(intervals(files)).toContain(interval);
  });

  it("beats what its object takes from a ConfigMap, which stands in the file of that", () => {
    const base = `${worker("envFrom: [{configMapRef: {name: c}}]")}---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\ndata: {${NAME}: "10"}\n`;
    const patch = "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: worker}\n";
    const files = {
      "kustomization.yaml": "resources: [w.yaml]\npatches: [{path: p.yaml}]\n",
      "w.yaml": base,
      "p.yaml": `${patch}spec: {template: {spec: {containers: [{name: app, env: [{name: ${NAME}, value: "9"}]}]}}}\n`,
    };
    expect(intervals(files)).toEqual(["9 in p.yaml"]);
  });

  it("is none of the files of another overlay", () => {
    const overlay = (value: string) =>
      `resources: [../base]\npatches:\n- target: {kind: Deployment}\n  patch: |-\n    - op: replace\n      path: /spec/template/spec/containers/0/env/0/value\n      value: "${value}"\n`;
    const files = {
      "base/kustomization.yaml": "resources: [w.yaml]\n",
      "base/w.yaml": own,
      "prod/kustomization.yaml": overlay("8"),
      "staging/kustomization.yaml": `${overlay("9")}# ${NAME}\n`,
    };
    expect(told(files)).toEqual([]);
    expect(intervals(files)).toEqual(["8 in prod/kustomization.yaml", "9 in staging/kustomization.yaml"]);
    const [prod] = project(files).deployments;
    expect(prod?.documents.map(({ path }) => path)).not.toContain("staging/kustomization.yaml");
  });
});

describe("a manifest of which nobody takes the variables", () => {
  it("is told: a Secret, and a kustomization of which nothing is built", () => {
    const alone = { "s.yaml": secret(`stringData: {${NAME}: "9"}`), "w.yaml": own };
    expect(told(alone)).toEqual([
      `s.yaml was not read, and sets ${NAME}: nothing that Kubernetes starts with it has them among its variables`,
    ]);
    const patch = `resources: [../gone]\npatches:\n- target: {kind: Deployment}\n  patch: |-\n    - op: add\n      path: /spec/template/spec/containers/0/env\n      value: [{name: ${NAME}, value: "9"}]\n`;
    expect(told({ "kustomization.yaml": patch })[0]).toContain("kustomization.yaml was not read");
  });

  it.each([
    [
      "slotwise reads no DeploymentConfig",
      worker(`env: [{name: ${NAME}, value: "5"}]`, "apps.openshift.io/v1\nkind: DeploymentConfig"),
    ],
    [
      "slotwise does not read the files that a ConfigMap keeps",
      `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\ndata:\n  .env: |\n    ${NAME}=5\n`,
    ],
  ])("is told beside others of its file: %s", (reason, manifest) => {
    const expected = [`a part of w.yaml was not read, and sets ${NAME}: ${reason}`];
    for (const text of [`${own}---\n${manifest}`, `${manifest}---\n${own}`]) {
      expect(told({ "w.yaml": text })).toEqual(expected);
      expect(intervals({ "w.yaml": text })).toEqual(["10 in w.yaml"]);
      const chart = { "Chart.yaml": "apiVersion: v2\nname: a\nversion: 0.1.0\n", "templates/w.yaml": text };
      expect(told(chart).length).toBe(1);
    }
  });

  it("is not told for a comment, nor for what is known", () => {
    const service = "apiVersion: v1\nkind: Service\nmetadata: {name: w} # PYNENC__APP_ID\n";
    expect(told({ "w.yaml": `${own}---\n${service}` })).toEqual([]);
  });
});
