import { describe, expect, it } from "vitest";
import { readDocument } from "../documents/read-document.js";
import { findProjects } from "./find-projects.js";
import { COMMAND_REACH } from "./limits.js";
import { memoryFiles } from "./memory-files.js";
import { pathsReferredTo } from "./named-files.js";

type Texts = Readonly<Record<string, string>>;

/** The projects of a tree: each with its files as it knows them, and a star before those that are reported. */
async function found(texts: Texts, asked: { folders?: readonly string[]; files?: readonly string[] } = {}) {
  const placed = Object.fromEntries(Object.entries(texts).map(([name, text]) => [`/w/${name}`, text]));
  const { folders = asked.files === undefined ? ["/w"] : [], files = [] } = asked;
  const { projects, unread } = await findProjects(
    memoryFiles(placed),
    { folders, files: new Set(files) },
    { reach: COMMAND_REACH, refersTo: ({ path, text }) => pathsReferredTo(readDocument(path, text)) },
  );
  const projectFiles = projects.map(({ files: all, reported }) =>
    all.map(({ path, location }) => `${reported.has(location) ? "*" : ""}${path}`),
  );
  return {
    projects: projectFiles,
    roots: projects.map(({ root }) => root),
    unread: [...unread].map(([path, { reason }]) => [path, reason]),
  };
}

const OURS = "[tool.pynenc]\n";
const MANIFEST =
  "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: w}\nspec: {template: {spec: {containers: [{name: a, env: [{name: PYNENC__APP_ID, value: a}]}]}}}\n";

it("takes the units beside one, with what is laid over them and the variables that they read", async () => {
  const texts = {
    "deploy/w@.service":
      "[Service]\nWorkingDirectory=/srv/w\nEnvironmentFile=/srv/w/conf/w\nExecStart=pynenc runner start\n",
    "deploy/w@2.service.d/1.conf": "[Service]\nEnvironment=A=1\n",
    "deploy/w@2.service.d/README": "",
    "deploy/w.target": "[Unit]\nWants=w@1.service w@2.service\n",
    "deploy/nginx.conf": "",
    "conf/w": "PYNENC__APP_ID=a\n",
    "pyproject.toml": "",
  };
  expect((await found(texts)).projects).toEqual([
    ["*pyproject.toml", "*deploy/w@.service", "*conf/w", "*deploy/w.target", "*deploy/w@2.service.d/1.conf"],
  ]);
});

describe("a module", () => {
  const CONFIGURES = "app.conf.app_id = 'a'\n";
  const texts = {
    "pyproject.toml": OURS,
    "shop/main.py": `import os, json\nfrom shop.tasks import app\nfrom . import tune\n${CONFIGURES}`,
    "shop/tasks.py": "from pynenc import Pynenc\nfrom settings import X\napp = Pynenc({'app_id': 'b'})\n",
    "shop/tune.py": `from .tasks import app\n${CONFIGURES}`,
    "src/settings.py": "import os\nos.environ['PYNENC__APP_ID'] = 'c'\n",
    "shop/json.py": "A = 1\n",
    "other.py": CONFIGURES,
  };

  it("is read with those that it imports, where they say something of us", async () => {
    expect((await found(texts, { files: ["/w/shop/main.py"] })).projects).toEqual([
      ["pyproject.toml", "*shop/main.py", "shop/tasks.py", "shop/tune.py", "src/settings.py"],
    ]);
  });

  it("is its own project's, though another one's imports it", async () => {
    const inner = { "pyproject.toml": OURS, "main.py": `from inner.tasks import app\n${CONFIGURES}` };
    const all = { ...inner, "inner/pyproject.toml": OURS, "inner/tasks.py": texts["shop/tasks.py"] };
    expect((await found(all)).projects).toEqual([
      ["*pyproject.toml", "*main.py", "*inner/tasks.py"],
      ["*pyproject.toml", "*tasks.py"],
    ]);
  });
});

describe("a file that another project takes in", () => {
  const compose = "services: {w: {env_file: env/w.env, extends: {file: env/b.yml, service: b}}}\n";
  const taken = {
    "env/w.env": "PYNENC__APP_ID=a\n",
    "env/b.yml": "services: {b: {environment: [PYNENC__APP_ID=b]}}\n",
  };

  it("makes no project of its folder", async () => {
    expect((await found({ "compose.yaml": compose, ...taken })).projects).toEqual([
      ["*compose.yaml", "*env/w.env", "*env/b.yml"],
    ]);
    const others = { "env/other.env": "PYNENC__APP_ID=c\n" };
    expect((await found({ "compose.yaml": compose, ...taken, ...others })).projects).toEqual([
      ["*compose.yaml", "*env/w.env", "*env/b.yml"],
      ["*other.env"],
    ]);
  });

  it("does where it alone is asked about, where its name starts it, and where they take all of each other", async () => {
    const files = { "compose.yaml": compose, ...taken };
    expect((await found(files, { files: ["/w/env/w.env"] })).roots).toEqual(["/w/env"]);
    expect((await found(files, { folders: ["/w"], files: ["/w/env/w.env"] })).roots).toEqual(["/w"]);
    const named = {
      "a/s.yaml": "services: {w: {extends: {file: ../b/compose.yaml}, environment: [PYNENC__APP_ID=a]}}\n",
    };
    const started = { "b/compose.yaml": "services: {b: {environment: [PYNENC__APP_ID=b]}}\n" };
    expect((await found({ ".git/HEAD": "", ...named, ...started })).roots).toEqual(["/w/a", "/w/b"]);
    const other = { "b/t.yaml": "services: {b: {extends: {file: ../a/s.yaml}, environment: [PYNENC__APP_ID=b]}}\n" };
    const circle = { "a/s.yaml": named["a/s.yaml"].replace("compose", "t"), ...other };
    expect((await found({ ".git/HEAD": "", ...circle })).roots).toEqual(["/w/a", "/w/b"]);
  });
});

describe("the project of a file", () => {
  it.each<[string, Texts, readonly string[]]>([
    ["the nearest folder with a pyproject.toml", { "pyproject.toml": "", "a/b/pynenc.toml": "" }, ["/w"]],
    ["its own folder where there is none", { "a/pynenc.toml": "", "b/pynenc.toml": "" }, ["/w/a", "/w/b"]],
    ["within its repository", { "pyproject.toml": "", "a/.git/HEAD": "", "a/b/pynenc.toml": "" }, ["/w/a/b"]],
    [
      "of a workflow, the folder that .github is in",
      { "a/.github/workflows/ci.yml": "env: {PYNENC__APP_ID: a}\n", "a/pynenc.toml": "" },
      ["/w/a"],
    ],
    [
      "of what is laid over a unit, the unit's",
      { "a/w.service": "", "a/w.service.d/1.conf": "[Service]\nEnvironment=PYNENC__APP_ID=a\n" },
      ["/w/a"],
    ],
    [
      "of manifests around a kustomization, all that is in the repository, since any of it may build on them",
      {
        "base/kustomization.yaml": "resources: [all/a.yaml]\n",
        "base/all/a.yaml": MANIFEST,
        "prod/Kustomization": "resources: [../base]\n",
        "base/compose.yaml": "services: {a: {environment: {PYNENC__APP_ID: a}}}\n",
      },
      ["/w", "/w/base"],
    ],
    [
      "of those with a pyproject.toml around, where that is",
      {
        "a/pyproject.toml": OURS,
        "a/base/kustomization.yaml": "resources: [a.yaml]\n",
        "a/base/a.yaml": MANIFEST,
        "prod/Kustomization": "resources: [../a/base]\n",
      },
      ["/w", "/w/a"],
    ],
    [
      "of manifests without a kustomization, their own folder",
      { "base/a.yaml": MANIFEST, "prod/b.yaml": MANIFEST },
      ["/w/base", "/w/prod"],
    ],
  ])("is %s", async (_what, texts, roots) => {
    expect((await found(texts)).roots).toEqual(roots);
  });

  it("is looked for above the folder that was asked about, but not above a boundary", async () => {
    const files = memoryFiles({ "/w/pyproject.toml": OURS, "/w/a/pynenc.toml": "" });
    const options = { reach: COMMAND_REACH, refersTo: () => [] };
    const asked = { folders: ["/w/a"], files: new Set<string>() };
    const rootsOf = async (boundary?: string) =>
      (await findProjects(files, { ...asked, boundary }, options)).projects.map(({ root }) => root);
    expect(await rootsOf()).toEqual(["/w"]);
    expect(await rootsOf("/w/a")).toEqual(["/w/a"]);
  });
});

describe("the files of a project", () => {
  it("are with a kustomization those that it builds from, wherever they are", async () => {
    const texts = {
      "base/kustomization.yaml": "resources: [w.yaml]\n",
      "base/w.yaml": MANIFEST,
      "prod/kustomization.yaml":
        "resources: [../base]\npatches: [{path: p.yaml, target: {}}]\nconfigMapGenerator: [{name: m, envs: [vars]}]\n",
      "prod/p.yaml": "- {op: remove, path: /spec/replicas}\n",
      "prod/vars": "PYNENC__APP_ID=b\n",
    };
    const { projects } = await found(texts);
    expect(projects).toEqual([
      ["*base/kustomization.yaml", "*base/w.yaml", "*prod/kustomization.yaml", "*prod/vars", "*prod/p.yaml"],
    ]);
    // One without an extension stands beside as any other does.
    const beside = await found(
      { "w.yaml": MANIFEST, Kustomization: "resources: [w.yaml]\n" },
      { files: ["/w/w.yaml"] },
    );
    expect(beside.projects).toEqual([["*w.yaml", "Kustomization"]]);
    // Asked about alone, it may not reach out of its folder.
    const alone = await found(texts, { files: ["/w/prod/kustomization.yaml"] });
    expect(alone.projects).toEqual([["*kustomization.yaml", "vars", "p.yaml"]]);
  });

  it("are with a chart all that it is made of, whichever of them says something of pynenc", async () => {
    const template = `{{- if .Values.a }}\n${MANIFEST}{{- end }}\n`;
    const chart = { "shop/Chart.yaml": "name: shop\n", "shop/values.yaml": "replicas: 3\n" };
    const all = ["shop/Chart.yaml", "shop/values.yaml", "shop/templates/w.yaml"].map((name) =>
      name.replace("shop/", ""),
    );
    const rest = { "shop/templates/w.yaml": "apiVersion: v1\nkind: Pod\nname: {{ .Values.a }}\n" };
    const { roots, projects } = await found({ ...chart, "shop/values.yaml": "env: {PYNENC__A: a}\n", ...rest });
    expect(roots).toEqual(["/w/shop"]);
    expect(
      projects
        .flat()
        .map((name) => name.replace("*", ""))
        .sort(),
    ).toEqual([...all].sort());
    const nested = await found({ ...chart, "shop/templates/deep/w.yaml": template });
    expect(nested.roots).toEqual(["/w/shop"]);
    expect(
      nested.projects
        .flat()
        .map((name) => name.replace("*", ""))
        .sort(),
    ).toEqual(["Chart.yaml", "templates/deep/w.yaml", "values.yaml"]);
    const within = await found({
      ...chart,
      "shop/charts/sub/Chart.yaml": "name: sub\n",
      "shop/charts/sub/templates/w.yaml": template,
    });
    expect(within.roots).toEqual(["/w/shop"]);
    expect(within.projects.flat().map((name) => name.replace("*", ""))).toContain("Chart.yaml");
  });

  it("are there with what stands beside, also where git leaves it out, and only where one says something", async () => {
    const texts = { ".gitignore": ".env\n", ".env": "A=1\n", "pyproject.toml": "[project]\n", "uv.lock": "" };
    expect((await found(texts)).projects).toEqual([]);
    const { projects } = await found({ ...texts, "pynenc.toml": "" });
    expect(projects).toEqual([["*pyproject.toml", "*pynenc.toml", "*uv.lock", ".env"]]);
  });

  it("are there with the Compose file that starts an image, and with the variables beside it", async () => {
    const texts = {
      "deploy/compose.yaml":
        "include: [more.yaml]\nservices: {w: {build: {context: .., dockerfile: x.Dockerfile}, profiles: [p]}}\n",
      "deploy/more.yaml": "services: {v: {build: ./v}}\n",
      "deploy/v/Dockerfile": "FROM x\n",
      "deploy/.env": "COMPOSE_PROFILES=p\n",
      "x.Dockerfile": "FROM x\nENV PYNENC__APP_ID=a\n",
    };
    const { projects } = await found({ "pyproject.toml": "", ...texts });
    expect(projects.map((paths) => paths.toSorted())).toEqual([
      [
        "*deploy/.env",
        "*deploy/compose.yaml",
        "*deploy/more.yaml",
        "*deploy/v/Dockerfile",
        "*pyproject.toml",
        "*x.Dockerfile",
      ],
    ]);
  });

  it("are there with the lists for pip that others take in, within the project's folder", async () => {
    const texts = {
      "pyproject.toml": OURS,
      "requirements-prod.in": "-r lists/base.lst\n-r ../all.txt\n",
      "lists/base.lst": "-c more.lst\n",
      "lists/more.lst": "pynenc==0.2.3\n",
      "lists/constraints.txt": "pynenc==0.2.3\n",
      "dev-requirements.txt": "-c lists/constraints.txt\n",
      "Pipfile.lock": "{}",
    };
    const { projects } = await found(texts);
    expect(projects.map((paths) => paths.toSorted())).toEqual([
      [
        "*Pipfile.lock",
        "*dev-requirements.txt",
        "*lists/base.lst",
        "*lists/constraints.txt",
        "*pyproject.toml",
        "*requirements-prod.in",
      ],
    ]);
  });

  it("may lie in the folder of another one, and are reported where they count", async () => {
    const compose = "services: {w: {env_file: ../b/w.env, environment: [PYNENC__APP_ID=x]}}\n";
    const texts = { "a/compose.yaml": compose, "b/w.env": "PYNENC__APP_ID=y\n" };
    expect((await found(texts)).projects).toEqual([["*compose.yaml", "*../b/w.env"]]);
    expect((await found(texts, { folders: ["/w/a"] })).projects).toEqual([["*compose.yaml"]]);
    const inRepository = { ...texts, ".git/HEAD": "" };
    expect((await found(inRepository, { folders: ["/w/a"] })).projects).toEqual([["*compose.yaml", "../b/w.env"]]);
    expect((await found(inRepository, { files: ["/w/a/compose.yaml", "/w/b/w.env"] })).projects).toEqual([
      ["*compose.yaml", "*../b/w.env"],
    ]);
  });

  it("that were asked for and cannot be read are told, each once", async () => {
    const { projects, unread } = await found(
      { "notes.md": "", "pynenc.toml/x": "" },
      {
        folders: ["/w"],
        files: ["/w/notes.md", "/w/gone.toml"],
      },
    );
    expect(projects).toEqual([]);
    expect(unread).toEqual([
      ["/w/notes.md", "nothing is known of files with such a name"],
      ["/w/gone.toml", "it does not exist"],
    ]);
  });
});
