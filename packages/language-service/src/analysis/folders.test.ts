import type { SettingsFile } from "@slotwise/project";
import { describe, expect, it } from "vitest";
import { JUDGED, project } from "../testing/project.js";
import { analyseProject } from "./analyse.js";

const INTERVAL = "atomic_service_interval_minutes";

const PYPROJECT = '[tool.pynenc]\napp_id = "shop"\n';

/** The deployments of a project by their names, each with its `app_id` and its interval in minutes. */
function deployed(files: Readonly<Record<string, string>>) {
  return project(files).deployments.map(({ name, app }) => {
    const read = (field: string) => {
      const coerced = app.pynenc.get(field)?.coerced;
      return coerced !== undefined && "value" in coerced ? coerced.value : undefined;
    };
    return [name, read("app_id"), read("atomic_service_interval_minutes")];
  });
}

describe("what sets variables in a folder below the project's", () => {
  const variables = "PYNENC__APP_ID=b\nPYNENC__ATOMIC_SERVICE_INTERVAL_MINUTES=20\n";
  const exported = variables.replaceAll(/^/gm, "export ").replace(/export $/, "");
  const compose = "services:\n  worker:\n    command: pynenc runner start\n    env_file: .env\n";

  it("is that folder's, and says nothing of the project's", () => {
    for (const [name, text] of [
      ["apps/b/.env", variables],
      ["apps/b/.env.prod", variables],
      ["apps/b/.envrc", exported],
    ] as const) {
      expect(deployed({ "pyproject.toml": PYPROJECT, [name]: text })).toEqual([
        [undefined, "shop", 5],
        [name, "b", 20],
      ]);
    }
    expect(deployed({ "pyproject.toml": PYPROJECT, ".env": variables })).toEqual([[undefined, "b", 20]]);
  });

  it("is that alone of what takes it from there", () => {
    const files = { "pyproject.toml": PYPROJECT, "apps/b/.env": variables, "apps/b/compose.yaml": compose };
    expect(deployed(files)).toEqual([
      [undefined, "shop", 5],
      ["service worker", "b", 20],
    ]);
    expect(project(files).findings.map(({ rule }) => rule)).not.toContain("shadowed-setting");
  });
});

describe("what a Compose file includes", () => {
  const said = (name: string) => `PYNENC__APP_ID=${name}\nPYNENC__ATOMIC_SERVICE_INTERVAL_MINUTES=${name.length}\n`;
  const worker = "services:\n  worker:\n    command: pynenc runner start\n    env_file: w.env\n";
  const files = {
    "infra/w.yaml": worker,
    "infra/w.env": said("infra"),
    "w.env": said("at root"),
    "x/w.env": said("x"),
  };

  it.each([
    ["is read from its own folder", "[infra/w.yaml]", "infra"],
    ["is read from the folder that is said", "[{path: infra/w.yaml, project_directory: .}]", "at root"],
    ["is read from any folder that is said", "[{path: [infra/w.yaml], project_directory: ./x}]", "x"],
    ["is read from the folder of the first of several", "[{path: [x/first.yaml, infra/w.yaml]}]", "x"],
  ])("%s", (_where, include, name) => {
    const first = { "x/first.yaml": "services: {db: {image: redis}}\n" };
    const found = deployed({ ...files, ...first, "compose.yaml": `include: ${include}\n` });
    expect(found.filter(([each]) => each === "service worker")).toEqual([["service worker", name, name.length]]);
  });

  it("is told as unread where that folder is elsewhere", () => {
    const include = "include: [{path: infra/w.yaml, project_directory: $WHERE}]\n";
    const { deployments } = project({ "pyproject.toml": PYPROJECT, ...files, "compose.yaml": include });
    const started = deployments.find(({ name }) => name === "service worker");
    expect(started?.findings.map(({ rule, message }) => [rule, message.includes("w.env")])).toEqual([
      ["unread-source", true],
    ]);
    expect(started?.judgements).toEqual([]);
  });

  it("is built where that leads", () => {
    const built = "services:\n  worker:\n    command: pynenc runner start\n    build: .\n";
    const include = "include: [{path: infra/w.yaml, project_directory: x}]\n";
    const dockerfile = (name: string) => `FROM a\nENV ${said(name).trim().replace("\n", " ")}\n`;
    const images = { "x/Dockerfile": dockerfile("x"), "infra/Dockerfile": dockerfile("infra") };
    expect(deployed({ "compose.yaml": include, "infra/w.yaml": built, ...images })).toContainEqual([
      "service worker",
      "x",
      1,
    ]);
  });
});

describe("what is started in another folder", () => {
  const settings = (name: string) =>
    `[tool.pynenc]\napp_id = "${name}"\natomic_service_interval_minutes = ${name.length}\n`;
  const there = (folder: string, path: string, text: string): SettingsFile => ({
    ...{ name: `${folder}/${path}`, path, text },
    ofProject: `${folder}/`,
  });
  const compose = (more = "") =>
    `services:\n  a: {build: ./api, command: pynenc runner start${more}}\n  b: {build: batch, command: pynenc runner start}\n`;
  const starting = (more = "") => ({ name: "compose.yaml", text: compose(more) });
  const own = { name: "pyproject.toml", text: settings("root") };
  const fleets = (files: readonly SettingsFile[]) =>
    analyseProject(files, JUDGED).deployments.flatMap(({ name, app }) =>
      name === undefined ? [] : [[name, ...["app_id", INTERVAL].map((field) => app.pynenc.get(field)?.coerced)]],
    );
  const value = (is: unknown) => ({ kind: "value", value: is });

  it("has the settings of that folder, and none of the project's own", () => {
    const api = there("api", "pyproject.toml", settings("api"));
    expect(fleets([own, starting(), api, there("batch", "pyproject.toml", settings("in batch"))])).toEqual([
      ["service a", value("api"), value(3)],
      ["service b", value("in batch"), value(8)],
    ]);
    expect(fleets([own, starting(), api])).toEqual([
      ["service a", value("api"), value(3)],
      ["service b", value("root"), value(4)],
    ]);
  });

  it("is not judged by defaults where nothing says in which folder, and one below has settings", () => {
    const compose = (more: string) =>
      `services:\n  a: {image: shop, command: pynenc runner start, environment: {PYNENC__REDIS_URL: r${more}}}\n`;
    const analysed = (own: string, more = "") => {
      const text = compose(more);
      const files = [
        { name: "pyproject.toml", text: own },
        { name: "compose.yaml", text },
      ];
      const { deployments } = analyseProject([...files, there("api", "pyproject.toml", settings("api"))], JUDGED);
      const found = deployments.find(({ name }) => name === "service a");
      return [found?.judgements.length, ...(found?.findings ?? []).map(({ rule, place }) => `${rule} ${place.file}`)];
    };
    expect(analysed("")).toEqual([0, "unread-source compose.yaml"]);
    expect(analysed("", ", PYNENC__ATOMIC_SERVICE_INTERVAL_MINUTES: 20")).toEqual([1, "unread-source compose.yaml"]);
    expect(analysed(`[tool.pynenc]\napp_id = "root"\n`)).toEqual([1]);
  });

  it("has its code, and the files that it names there", () => {
    const code = there("api", "app.py", "app = Pynenc({'app_id': 'code'}, 'conf.toml')\n");
    const named = there("api", "conf.toml", `${INTERVAL} = 7\n`);
    const misnamed = { name: "conf.toml", text: `${INTERVAL} = 8\n`, isOnlyFound: true };
    expect(fleets([own, misnamed, starting(), code, named])[0]).toEqual(["service a", value("code"), value(7)]);
    const variable = starting(", environment: [PYNENC__FILEPATH=conf.toml]");
    expect(fleets([own, variable, there("api", "pyproject.toml", settings("api")), named])[0]).toEqual([
      "service a",
      value("api"),
      value(7),
    ]);
  });
});
