import { MISSING, readText } from "@slotwise/project";
import { describe, expect, it } from "vitest";
import { type FindingFiles, foundFiles } from "./found-files.js";
import type { StoredFiles } from "./stored-files.js";
import { Workspace } from "./workspace.js";

const FOLDER = "/w";
const ROOT = `file://${FOLDER}`;

/** A file system of texts, which counts what is asked of it. */
function fakeFiles(texts: Readonly<Record<string, string>>) {
  const read: string[] = [];
  let searches = 0;
  const finding: FindingFiles = {
    read: async (path) => {
      read.push(path);
      const text = texts[path.slice(FOLDER.length + 1)];
      return text === undefined ? MISSING : readText(text);
    },
    find: async () => {
      searches++;
      return Object.keys(texts).map((name) => `${FOLDER}/${name}`);
    },
  };
  return { finding, files: storedBy(finding), read, searches: () => searches };
}

function storedBy(finding: FindingFiles): StoredFiles {
  return { on: (_volume, folders) => foundFiles(finding, folders) };
}

function workspaceOf(texts: Readonly<Record<string, string>>, open: Readonly<Record<string, string>>) {
  const fake = fakeFiles(texts);
  const opened = new Map(Object.entries(open).map(([name, text]) => [`${ROOT}/${name}`, { getText: () => text }]));
  return { ...fake, opened, workspace: new Workspace(fake.files, [ROOT], opened) };
}

/** The names of the project's files, weakest first. */
async function names(workspace: Workspace, name: string) {
  return (await projectOf(workspace, `${ROOT}/${name}`))?.files.map((file) => file.name);
}

async function projectOf(workspace: Workspace, uri: string) {
  return (await workspace.projectsOf(uri))[0];
}

const OURS = "[tool.pynenc]\n";

describe("projectsOf", () => {
  it("takes what lies at and below the nearest folder with a pyproject.toml, weakest first", async () => {
    const texts = {
      "pyproject.toml": OURS,
      "slotwise.toml": "",
      "deploy/compose.yaml": "PYNENC__APP_ID",
      "deploy/other.yaml": "a: 1",
      "inner/pyproject.toml": OURS,
      "inner/.env": "PYNENC__APP_ID=1",
    };
    const { workspace } = workspaceOf(texts, { "deploy/compose.yaml": "PYNENC__APP_ID", "inner/pyproject.toml": OURS });
    expect(await names(workspace, "deploy/compose.yaml")).toEqual([
      "pyproject.toml",
      "deploy/compose.yaml",
      "slotwise.toml",
    ]);
    expect(await names(workspace, "inner/pyproject.toml")).toEqual(["pyproject.toml", ".env"]);
  });

  it("takes a file's own folder where there is no pyproject.toml", async () => {
    const { workspace } = workspaceOf({ "a/pynenc.toml": "", "b/pynenc.toml": "" }, { "a/pynenc.toml": "" });
    expect(await names(workspace, "a/pynenc.toml")).toEqual(["pynenc.toml"]);
  });

  it("takes a workflow's repository, since only its path tells a workflow", async () => {
    const name = ".github/workflows/ci.yml";
    const text = "env:\n  PYNENC__APP_ID: a\n";
    const { workspace, opened } = workspaceOf({ [name]: text, ".env": "PYNENC__APP_ID=1" }, { [name]: text });
    expect(await names(workspace, name)).toEqual([name, ".env"]);
    opened.set("file:///elsewhere/.github/workflows/ci.yml", { getText: () => text });
    const project = await projectOf(workspace, "file:///elsewhere/.github/workflows/ci.yml");
    expect(project?.files.map((file) => file.name)).toEqual([name]);
  });

  it("leaves out what .gitignore files and exclude leave out, but never what is open", async () => {
    const texts = {
      ".gitignore": "/build/\n",
      "sub/.gitignore": "!pynenc.toml\n*.yaml\n",
      "pyproject.toml": `${OURS}[tool.slotwise]\nexclude = ["examples/**"]\n`,
      "build/pynenc.toml": "",
      "examples/pynenc.toml": "",
      "sub/pynenc.toml": "",
      "sub/pynenc.yaml": "",
    };
    const open = { "pyproject.toml": texts["pyproject.toml"] };
    expect(await names(workspaceOf(texts, open).workspace, "pyproject.toml")).toEqual([
      "pyproject.toml",
      "sub/pynenc.toml",
    ]);
    const { workspace } = workspaceOf(texts, { ...open, "build/pynenc.toml": "" });
    expect(await names(workspace, "build/pynenc.toml")).toContain("build/pynenc.toml");
  });

  it("takes the settings files that others name, and knows them when they are open themselves", async () => {
    const texts = {
      "pyproject.toml": OURS,
      ".env": "PYNENC__FILEPATH=conf/any.toml\n",
      "conf/any.toml": 'app_id = "a"\n',
      "other.yaml": "a: 1",
    };
    const { workspace } = workspaceOf(texts, { "conf/any.toml": texts["conf/any.toml"], "other.yaml": "a: 1" });
    for (const name of ["pyproject.toml", "conf/any.toml"]) {
      expect(await names(workspace, name)).toEqual(["pyproject.toml", ".env", "conf/any.toml"]);
    }
    expect(await names(workspace, "other.yaml")).toBeUndefined();
  });

  it("takes all lists for pip in the project's folder", async () => {
    const texts = {
      "pyproject.toml": OURS,
      "requirements-prod.txt": "",
      "requirements/worker.txt": "",
      "deploy/requirements.txt": "",
    };
    const { workspace } = workspaceOf(texts, { "pyproject.toml": OURS });
    expect(await names(workspace, "pyproject.toml")).toEqual([
      "pyproject.toml",
      "requirements-prod.txt",
      "requirements/worker.txt",
    ]);
    expect(workspace.changed(`${ROOT}/requirements/worker.txt`, false)).toBe(true);
    expect(workspace.changed(`${ROOT}/requirements/new.txt`, true)).toBe(true);
  });

  it("takes the lock file of the uv workspace that a project is a member of", async () => {
    const texts: Record<string, string> = {
      "pyproject.toml": "[tool.uv.workspace]\nmembers = ['services/*']\n",
      "uv.lock": "a",
      "services/orders/pyproject.toml": OURS,
      "other/pyproject.toml": OURS,
    };
    const open = { "services/orders/pyproject.toml": OURS, "other/pyproject.toml": OURS };
    const { workspace } = workspaceOf(texts, open);
    expect(await names(workspace, "services/orders/pyproject.toml")).toEqual(["pyproject.toml", "../../uv.lock"]);
    expect(await names(workspace, "other/pyproject.toml")).toEqual(["pyproject.toml"]);
    texts["uv.lock"] = "b";
    expect(workspace.changed(`${ROOT}/uv.lock`, false)).toBe(true);
    const project = await projectOf(workspace, `${ROOT}/services/orders/pyproject.toml`);
    expect(project?.files.at(-1)?.text).toBe("b");
  });

  it("takes what folders around a project accept in it, and knows the projects within", async () => {
    const texts = {
      "pyproject.toml": `${OURS}[tool.slotwise.ignore]\n"svc/*" = ["wrong-type"]\n`,
      "svc/pyproject.toml": OURS,
    };
    const { workspace } = workspaceOf(texts, texts);
    const filesOf = async (name: string) =>
      (await projectOf(workspace, `${ROOT}/${name}`))?.files.map(({ uri: _, text: __, path: ___, ...rest }) => rest);
    expect(await filesOf("svc/pyproject.toml")).toEqual([
      { name: "pyproject.toml" },
      { name: "../pyproject.toml", projectFolder: "svc/" },
    ]);
    expect(await filesOf("pyproject.toml")).toEqual([{ name: "pyproject.toml", innerProjects: ["svc/"] }]);
  });

  it("takes what git leaves out where it stands beside, and begins anew in a repository within", async () => {
    const texts = {
      ".gitignore": ".env\npynenc.yaml\n",
      "pyproject.toml": OURS,
      ".env": "PYNENC__APP_ID=a\n",
      "vendor/.git": "gitdir: elsewhere\n",
      "vendor/pynenc.yaml": "app_id: b\n",
      "vendor/pynenc.toml": "",
    };
    const { workspace } = workspaceOf(texts, { "pyproject.toml": OURS, "vendor/pynenc.toml": "" });
    expect(await names(workspace, "pyproject.toml")).toEqual(["pyproject.toml", ".env"]);
    expect(await names(workspace, "vendor/pynenc.toml")).toEqual(["pynenc.toml", "pynenc.yaml"]);
  });

  it("knows the byte order mark that an editor strips, and the one that it leaves", async () => {
    const texts = { "pynenc.json": "\uFEFF{}", "a.env": "PYNENC__A=1", "b.env": "PYNENC__A=1" };
    const open = { "pynenc.json": '{"app_id": "a"}', "a.env": "\uFEFFPYNENC__A=1", "b.env": "PYNENC__A=2" };
    const { workspace } = workspaceOf({ ...texts, "pyproject.toml": OURS }, open);
    const project = await projectOf(workspace, `${ROOT}/pynenc.json`);
    expect(project?.files.map(({ name, text, isMarked }) => [name, text, isMarked ?? false])).toEqual([
      ["pyproject.toml", OURS, false],
      ["a.env", "PYNENC__A=1", true],
      ["b.env", "PYNENC__A=2", false],
      ["pynenc.json", '{"app_id": "a"}', true],
    ]);
  });

  it("gives every project that reads a file, its own first", async () => {
    const texts = {
      "svc/pyproject.toml": OURS,
      "svc/.env": "PYNENC__APP_ID=a\n",
      "deploy/compose.yaml": "services: {w: {image: a}}\n",
      "uv.lock": "",
      "pyproject.toml": "[tool.uv.workspace]\nmembers = ['svc']\n",
    };
    const { workspace, opened } = workspaceOf(texts, { "svc/.env": texts["svc/.env"], "uv.lock": "" });
    const rootsOf = async (name: string) => (await workspace.projectsOf(`${ROOT}/${name}`)).map(({ root }) => root);
    expect(await rootsOf("svc/.env")).toEqual(["/w/svc"]);
    expect(await rootsOf("uv.lock")).toEqual(["/w/svc"]);
    opened.set(`${ROOT}/deploy/compose.yaml`, {
      getText: () => "services: {w: {env_file: ../svc/.env}}\n",
    });
    expect(await rootsOf("svc/.env")).toEqual(["/w/svc", "/w"]);
  });

  it("hears of a named file that changes or comes to be, and of no other with such a name", async () => {
    const texts: Record<string, string> = { "pyproject.toml": OURS, ".env": "PYNENC__FILEPATH=conf/any.toml\n" };
    const { workspace, searches } = workspaceOf(texts, { "pyproject.toml": OURS });
    expect(await names(workspace, "pyproject.toml")).toEqual(["pyproject.toml", ".env"]);
    texts["conf/any.toml"] = "app_id = 'a'\n";
    expect(workspace.changed(`${ROOT}/conf/any.toml`, true)).toBe(true);
    expect(await names(workspace, "pyproject.toml")).toEqual(["pyproject.toml", ".env", "conf/any.toml"]);
    texts["conf/any.toml"] = "app_id = 'b'\n";
    expect(workspace.changed(`${ROOT}/conf/any.toml`, false)).toBe(true);
    const project = await projectOf(workspace, `${ROOT}/pyproject.toml`);
    expect(project?.files.at(-1)?.text).toBe("app_id = 'b'\n");
    expect(searches()).toBe(1);
    expect(workspace.changed(`${ROOT}/package.json`, true)).toBe(false);
    expect(workspace.changed(`${ROOT}/uv.lock`, true)).toBe(true);
  });

  it("takes what a file names now, and what Compose names no further than the workspace reaches", async () => {
    const texts = { "pyproject.toml": OURS, "a.toml": "", "b.toml": "" };
    const compose = "services: {w: {env_file: ../w.env, environment: [PYNENC__APP_ID=x]}}";
    const open = { ".env": "PYNENC__FILEPATH=a.toml", "compose.yaml": compose };
    const { workspace, opened, read } = workspaceOf(texts, open);
    expect(await names(workspace, ".env")).toEqual(["pyproject.toml", "compose.yaml", ".env", "a.toml"]);
    opened.set(`${ROOT}/.env`, { getText: () => "PYNENC__FILEPATH=b.toml" });
    expect(await names(workspace, ".env")).toEqual(["pyproject.toml", "compose.yaml", ".env", "b.toml"]);
    expect(read.filter((path) => !path.startsWith(`${FOLDER}/`))).toEqual([]);
  });

  it("takes the manifests beside one that is about pynenc, and no others", async () => {
    const manifest = (kind: string, rest = "") => `apiVersion: v1\nkind: ${kind}\n${rest}`;
    const texts = {
      "k8s/map.yaml": manifest("ConfigMap", "data: {PYNENC__APP_ID: a}\n"),
      "k8s/worker.yaml": manifest("Deployment"),
      "k8s/template.yaml": manifest("Deployment", "{{- if .Values.on }}\n{{- end }}\n"),
      "k8s/other.yaml": "a: 1\n",
      "k8s/left.yaml": manifest("Deployment"),
      "other/worker.yaml": manifest("Deployment"),
      "pyproject.toml": `${OURS}[tool.slotwise]\nexclude = ["k8s/left.yaml"]\n`,
    };
    const open = { "k8s/worker.yaml": texts["k8s/worker.yaml"], "other/worker.yaml": texts["other/worker.yaml"] };
    const { workspace, opened } = workspaceOf(texts, open);
    expect(await names(workspace, "k8s/worker.yaml")).toEqual(["pyproject.toml", "k8s/map.yaml", "k8s/worker.yaml"]);
    expect(await names(workspace, "other/worker.yaml")).toBeUndefined();
    opened.set(`${ROOT}/k8s/worker.yaml`, { getText: () => "a: 1" });
    expect(await names(workspace, "k8s/worker.yaml")).toBeUndefined();
  });

  it("gives nothing for files that are not pynenc's", async () => {
    const open = { "compose.yaml": "a: 1", "notes.md": "PYNENC__A", "values.yaml": "a: 1", "a.json": "{}" };
    const { workspace } = workspaceOf({}, open);
    for (const name of Object.keys(open)) expect(await names(workspace, name)).toBeUndefined();
  });

  it("gives what is open and of a format that variables may be told unread in", async () => {
    const open = { "a/values.yaml": "env: {PYNENC__A: 1}", "b/task.json": '{"PYNENC__A": 1}', "c/x.sh": "PYNENC__A=1" };
    const { workspace } = workspaceOf({}, open);
    for (const name of Object.keys(open)) expect(await names(workspace, name)).toEqual([name.slice(2)]);
  });

  it("lets what is open beat what is stored, also when it stops or begins to be pynenc's", async () => {
    const texts = { "pyproject.toml": OURS, "a.env": "PYNENC__APP_ID=a", "b.env": "A=1" };
    const { workspace, opened } = workspaceOf(texts, { "pyproject.toml": "[tool.pynenc]\n# new\n" });
    const project = await projectOf(workspace, `${ROOT}/pyproject.toml`);
    expect(project?.files[0]?.text).toBe("[tool.pynenc]\n# new\n");
    opened.set(`${ROOT}/a.env`, { getText: () => "A=1" });
    opened.set(`${ROOT}/b.env`, { getText: () => "PYNENC__APP_ID=b" });
    expect(await names(workspace, "pyproject.toml")).toEqual(["pyproject.toml", "b.env"]);
  });

  it("leaves out of the picture what is open and too large or binary", async () => {
    const { workspace } = workspaceOf(
      { "pyproject.toml": OURS },
      { "pyproject.toml": OURS, "pynenc.toml": "a\0", "pynenc.json": " ".repeat(2_000_000) },
    );
    expect(await names(workspace, "pyproject.toml")).toEqual(["pyproject.toml"]);
  });

  it("searches once, and reads nothing twice, until something changes", async () => {
    const texts = { "pyproject.toml": OURS, "a.py": "import pynenc", "compose.yaml": "PYNENC__A" };
    const { workspace, read, searches, opened } = workspaceOf(texts, { "pyproject.toml": OURS });
    for (let keystroke = 0; keystroke < 5; keystroke++) {
      opened.set(`${ROOT}/pyproject.toml`, { getText: () => `${OURS}# ${keystroke}\n` });
      await names(workspace, "pyproject.toml");
    }
    expect(searches()).toBe(1);
    expect(read.length).toBe(new Set(read).size);
    workspace.changed(`${ROOT}/compose.yaml`, false);
    await names(workspace, "pyproject.toml");
    expect(read.filter((path) => path.endsWith("compose.yaml"))).toHaveLength(2);
    expect(searches()).toBe(1);
    workspace.changed(`${ROOT}/new.yaml`, true);
    await names(workspace, "pyproject.toml");
    expect(searches()).toBe(2);
  });

  it("keeps nothing that was found before something changed", async () => {
    const texts: Record<string, string> = { "pyproject.toml": OURS };
    let release: () => void = () => undefined;
    const blocked = new Promise<void>((resolve) => {
      release = resolve;
    });
    let hasBegun: () => void = () => undefined;
    const begun = new Promise<void>((resolve) => {
      hasBegun = resolve;
    });
    const files: FindingFiles = {
      ...fakeFiles(texts).finding,
      find: async () => {
        hasBegun();
        const before = Object.keys(texts);
        if (before.length === 1) await blocked;
        return before.map((name) => `${FOLDER}/${name}`);
      },
    };
    const workspace = new Workspace(
      storedBy(files),
      [ROOT],
      new Map([[`${ROOT}/pyproject.toml`, { getText: () => OURS }]]),
    );
    const older = names(workspace, "pyproject.toml");
    await begun;
    texts["pynenc.toml"] = "";
    workspace.changed(`${ROOT}/pynenc.toml`, true);
    release();
    expect(await older).toEqual(["pyproject.toml"]);
    expect(await names(workspace, "pyproject.toml")).toEqual(["pyproject.toml", "pynenc.toml"]);
  });

  it("searches again when a folder has gone with something of ours, and not when anything else has", async () => {
    const texts: Record<string, string> = { "pyproject.toml": OURS, "deploy/prod/compose.yaml": "PYNENC__A" };
    const { workspace, searches } = workspaceOf(texts, { "pyproject.toml": OURS });
    expect(await names(workspace, "pyproject.toml")).toContain("deploy/prod/compose.yaml");
    for (const name of [".git/index.lock", "build", "dep", "deploy/prod/other"]) {
      expect(workspace.gone(`${ROOT}/${name}`)).toBe(false);
    }
    await names(workspace, "pyproject.toml");
    expect(searches()).toBe(1);
    delete texts["deploy/prod/compose.yaml"];
    expect(workspace.gone(`${ROOT}/deploy`)).toBe(true);
    expect(await names(workspace, "pyproject.toml")).toEqual(["pyproject.toml"]);
    expect(searches()).toBe(2);
  });

  it.each([
    [".gitignore", "build/\n"],
    ["build/.gitignore", "*.toml\n"],
    ["slotwise.toml", 'exclude = ["build"]\n'],
  ])("looks anew at what %s left out, once that is gone", async (name, text) => {
    const texts: Record<string, string> = { "pyproject.toml": OURS, "build/pynenc.toml": "", [name]: text };
    const { workspace } = workspaceOf(texts, { "pyproject.toml": OURS });
    expect(await names(workspace, "pyproject.toml")).not.toContain("build/pynenc.toml");
    delete texts[name];
    expect(workspace.gone(`${ROOT}/${name}`)).toBe(true);
    expect(await names(workspace, "pyproject.toml")).toContain("build/pynenc.toml");
  });

  it("reads the likeliest of very many files, and no more", async () => {
    const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`m/${index}.py`, "x"]));
    const texts = { ...many, "pyproject.toml": OURS, "deep/down/here/compose.yaml": "PYNENC__A" };
    const { workspace, read } = workspaceOf(texts, { "pyproject.toml": OURS });
    expect(await names(workspace, "pyproject.toml")).toContain("deep/down/here/compose.yaml");
    expect(read.length).toBeLessThan(1100);
  });

  it("knows a document outside of every workspace folder by itself and its companions", async () => {
    const { workspace, opened } = workspaceOf({}, {});
    opened.set("untitled:pyproject.toml", { getText: () => OURS });
    const project = await projectOf(workspace, "untitled:pyproject.toml");
    expect(project?.files.map(({ name }) => name)).toEqual(["pyproject.toml"]);
  });

  it("gives nothing when the workspace changes meanwhile", async () => {
    const { workspace } = workspaceOf({ "pyproject.toml": OURS }, { "pyproject.toml": OURS });
    const asked = names(workspace, "pyproject.toml");
    workspace.setFolders([]);
    expect(await asked).toBeUndefined();
  });
});
