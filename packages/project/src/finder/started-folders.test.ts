import { describe, expect, it } from "vitest";
import { readDocument } from "../documents/read-document.js";
import { findProjects } from "./find-projects.js";
import { COMMAND_REACH } from "./limits.js";
import { memoryFiles } from "./memory-files.js";
import { pathsReferredTo } from "./named-files.js";

/** The projects of a tree, each with its folder and its files; those of other projects behind their folders. */
async function found(texts: Readonly<Record<string, string>>, files: readonly string[] = []) {
  const placed = Object.fromEntries(Object.entries(texts).map(([name, text]) => [`/w/${name}`, text]));
  const { projects } = await findProjects(
    memoryFiles(placed),
    { folders: files.length > 0 ? [] : ["/w"], files: new Set(files) },
    { reach: COMMAND_REACH, refersTo: ({ path, text }) => pathsReferredTo(readDocument(path, text)) },
  );
  return Object.fromEntries(
    projects.map(({ root, files }) => [root, files.map(({ path, ofProject = "" }) => `${ofProject}:${path}`)]),
  );
}

const OURS = '[project]\nname = "a"\ndependencies = ["pynenc"]\n[tool.pynenc]\n';
const CODE = "from pynenc import Pynenc\napp = Pynenc({'app_id': 'a'})\n";

describe("a project that starts something in the folder of another one", () => {
  it.each([
    ["compose.yaml", "services: {w: {build: ./backend, command: pynenc runner start}}\n"],
    ["compose.yaml", "services: {w: {build: {context: backend}, command: pynenc runner start}}\n"],
    ["compose.yaml", "services: {w: {build: ., command: sh -c 'cd backend && pynenc runner start'}}\n"],
    ["Procfile", "worker: cd backend && pynenc runner start\n"],
    ["Procfile", "worker: sh -c 'cd ./backend; exec pynenc runner start'\n"],
    ["Procfile", "worker: uv run --directory backend pynenc runner start\n"],
    ["supervisord.conf", "[program:w]\ndirectory=%(here)s/backend\ncommand=pynenc runner start\n"],
  ])("has the application there with what it brings: %s %s", async (name, text) => {
    const application = {
      "backend/pyproject.toml": OURS,
      "backend/shop/app.py": CODE,
      "backend/uv.lock": "",
      "backend/.env": "PYNENC__APP_ID=a\n",
    };
    const all = await found({ [name]: text, ...application });
    expect(all["/w"]).toEqual([`:${name}`, "backend/:pyproject.toml", "backend/:shop/app.py", "backend/:uv.lock"]);
    // It is a project all the same.
    expect(all["/w/backend"]).toEqual([":pyproject.toml", ":shop/app.py", ":uv.lock", ":.env"]);
  });

  it("has what stands there by its name where it alone is asked about", async () => {
    const compose = { "compose.yaml": "services: {w: {build: backend, environment: [PYNENC__APP_ID=a]}}\n" };
    const application = { "backend/pyproject.toml": OURS, "backend/uv.lock": "", "backend/app.py": CODE };
    expect(await found({ ...compose, ...application }, ["/w/compose.yaml"])).toEqual({
      "/w": [":compose.yaml", "backend/:pyproject.toml", "backend/:uv.lock"],
    });
  });

  it("reaches out of its folder as far as its repository does", async () => {
    const compose = { "deploy/compose.yaml": "services: {w: {build: ../backend, command: pynenc runner start}}\n" };
    const application = { "backend/pyproject.toml": OURS };
    expect((await found({ ...compose, ...application, ".git/HEAD": "" }))["/w/deploy"]).toEqual([
      ":compose.yaml",
      "../backend/:pyproject.toml",
    ]);
    const outside = { "deploy/.git/HEAD": "", ...compose, ...application };
    expect((await found(outside))["/w/deploy"]).toEqual([":compose.yaml"]);
  });

  it("has the code of a folder without a pyproject.toml, and leaves that of projects within", async () => {
    const compose = { "compose.yaml": "services: {w: {build: api, command: pynenc runner start}}\n" };
    const files = { "api/app.py": CODE, "api/tools/pyproject.toml": OURS, "api/requirements.txt": "pynenc==0.3.1\n" };
    expect((await found({ ...compose, ...files }))["/w"]).toEqual([
      ":compose.yaml",
      "api/:app.py",
      "api/:requirements.txt",
    ]);
  });

  it("has none where its own folder, an absolute one or none at all is said", async () => {
    for (const text of ["build: .", "build: /srv/backend", "build: https://example.org/a.git", "image: a"]) {
      const compose = `services: {w: {${text}, environment: [PYNENC__APP_ID=a]}}\n`;
      expect((await found({ "compose.yaml": compose, "backend/pyproject.toml": OURS }))["/w"]).toEqual([
        ":compose.yaml",
      ]);
    }
  });

  it("has the settings in folders below where nothing says in which a runner is started", async () => {
    const compose = { "compose.yaml": "services: {w: {image: a, command: pynenc runner start}}\n" };
    const others = { "backend/pyproject.toml": OURS, "other/pyproject.toml": "[project]\ndependencies = ['pynenc']\n" };
    expect((await found({ "pyproject.toml": OURS, ...compose, ...others }))["/w"]).toEqual([
      ":pyproject.toml",
      ":compose.yaml",
      "backend/:pyproject.toml",
    ]);
  });
});
