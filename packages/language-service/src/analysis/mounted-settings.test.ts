import { describe, expect, it } from "vitest";
import { project } from "../testing/project.js";

const PYPROJECT = "[tool.pynenc]\natomic_service_interval_minutes = 10.0\n";
const map = (key: string, kind = "ConfigMap") =>
  `apiVersion: v1\nkind: ${kind}\nmetadata: {name: m}\n${kind === "Secret" ? "stringData" : "data"}:\n  ${key}: |\n    a = 1\n---\n`;

interface Mounted {
  readonly mount: string;
  readonly working?: string;
  readonly volume?: string;
  readonly env?: string;
}

function worker({ mount, working, volume = "configMap: {name: m}", env = "" }: Mounted): string {
  const folder = working === undefined ? "" : `workingDir: ${working}, `;
  const container = `{name: a, ${folder}args: [pynenc, --app=a, runner, start], env: [${env}], volumeMounts: [{name: v, ${mount}}]}`;
  return `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: w}\nspec:\n  template:\n    spec:\n      containers: [${container}]\n      volumes: [{name: v, ${volume}}]\n`;
}

/** The interval in force in what a manifest starts, and what is told of what is mounted there. */
function seen(files: Readonly<Record<string, string>>) {
  const { deployments, findings } = project(files);
  const started = deployments.find(({ name }) => name?.startsWith("Deployment"));
  const interval = started?.app.pynenc.get("atomic_service_interval_minutes")?.coerced;
  const told = findings.flatMap(({ rule, message }) =>
    rule === "unread-source" ? [message.match(/^.*? was not read|mounted over [^,]*/g)?.join(", ")] : [],
  );
  return [interval !== undefined && "value" in interval ? interval.value : undefined, ...told];
}

describe("a settings file over which a container has another one mounted", () => {
  const hidden = [5, "ConfigMap m was not read, mounted over pyproject.toml"];
  it.each<[string, Mounted]>([
    ["the file", { mount: "mountPath: /app/pyproject.toml, subPath: pyproject.toml", working: "/app" }],
    ["the file, wherever it starts", { mount: "mountPath: /srv/pyproject.toml, subPath: pyproject.toml" }],
    ["its folder", { mount: "mountPath: /app/", working: "/app/" }],
    ["a folder above", { mount: "mountPath: /srv", working: "/srv/app" }],
  ])("is not in force: %s", (_what, mounted) => {
    const files = { "pyproject.toml": PYPROJECT, "k8s/w.yaml": `${map("pyproject.toml")}${worker(mounted)}` };
    expect(seen(files)).toEqual(hidden);
  });

  it("is not in force where it is named, nor where a Secret hides it", () => {
    const env = "{name: PYNENC__FILEPATH, value: conf/pynenc.toml}";
    const mounted = { mount: "mountPath: /app/conf", env, volume: "secret: {secretName: m}" };
    const conf = "atomic_service_interval_minutes = 10.0\n";
    const text = `${map("pynenc.toml", "Secret")}${worker(mounted)}`;
    expect(seen({ "conf/pynenc.toml": conf, "pyproject.toml": "", "w.yaml": text })).toEqual([
      5,
      "Secret m was not read, mounted over conf/pynenc.toml",
    ]);
  });

  it.each<[string, Mounted]>([
    ["in another folder", { mount: "mountPath: /etc/shop", working: "/app" }],
    ["in a folder that nobody says it starts in", { mount: "mountPath: /etc/shop" }],
    ["another file", { mount: "mountPath: /app/app.toml, subPath: app.toml", working: "/app" }],
    ["a volume that may hold the same", { mount: "mountPath: /app", working: "/app", volume: "emptyDir: {}" }],
  ])("is in force beside %s", (_what, mounted) => {
    const text = `${map("app.toml")}${worker(mounted)}`;
    expect(seen({ "pyproject.toml": PYPROJECT, "w.yaml": text })).toEqual([10]);
  });

  it("is in force where it is what is mounted", () => {
    const mounted = { mount: "mountPath: /app/pyproject.toml, subPath: pyproject.toml", working: "/app" };
    const files = (file: string) => ({
      "pyproject.toml": PYPROJECT,
      "k8s/kustomization.yaml": `resources: [w.yaml]\nconfigMapGenerator: [{name: m, files: ["${file}"]}]\n`,
      "k8s/w.yaml": worker(mounted),
    });
    expect(seen(files("../pyproject.toml"))).toEqual([10]);
    expect(seen(files("pyproject.toml=../pyproject.toml"))).toEqual([10]);
    expect(seen(files("pyproject.toml=prod.toml"))).toEqual(hidden);
  });
});
