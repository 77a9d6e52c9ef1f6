import { join, relative } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { fakeHost } from "../testing/fake-host.js";
import { temporaryFolder } from "../testing/temporary-folder.js";
import { findReportedProjects } from "./reported-projects.js";

/** The files of each project that is found in a tree, as their project knows them. */
async function found(
  files: Readonly<Record<string, string>>,
  paths: readonly string[] = [],
  currentFolder = ".",
): Promise<readonly (readonly string[])[]> {
  const folder = temporaryFolder(files);
  onTestFinished(folder.remove);
  const host = fakeHost({ currentFolder: join(folder.path, currentFolder) });
  const { projects } = await findReportedProjects(paths, host, undefined);
  return projects.map((project) => project.files.map(({ name, path }) => path ?? relative(folder.path, name)).sort());
}

const OURS = "[tool.pynenc]\n";

describe("the files that say which pynenc is installed", () => {
  it("are all lists for pip in the project's folder", async () => {
    const files = {
      "pyproject.toml": OURS,
      "requirements.txt": "",
      "requirements-prod.txt": "",
      "requirements/worker.txt": "",
      "requirements/notes.md": "",
      "deploy/requirements.txt": "",
      "notes.txt": "",
    };
    const names = ["pyproject.toml", "requirements-prod.txt", "requirements.txt", "requirements/worker.txt"];
    expect(await found(files)).toEqual([names]);
    expect(await found(files, ["pyproject.toml"])).toEqual([names]);
  });

  const WORKSPACE = {
    ".git/HEAD": "",
    "pyproject.toml": '[tool.uv.workspace]\nmembers = ["services/*", "./lib/"]\nexclude = ["services/old"]\n',
    "uv.lock": "",
    "services/orders/pyproject.toml": OURS,
  };

  it("are, of a member of a uv workspace, the lock file at its root", async () => {
    const expected = [["../../uv.lock", "pyproject.toml"]];
    expect(await found(WORKSPACE)).toEqual(expected);
    expect(await found(WORKSPACE, [], "services/orders")).toEqual(expected);
    expect(await found({ ...WORKSPACE, "services/orders/pyproject.toml": "", "lib/pyproject.toml": OURS })).toEqual([
      ["../uv.lock", "pyproject.toml"],
    ]);
  });

  it.each([
    ["it has one of its own", { "services/orders/poetry.lock": "" }, ["poetry.lock", "pyproject.toml"]],
    ["its repository ends before", { "services/.git/HEAD": "" }, ["pyproject.toml"]],
    ["a folder between has one that is no workspace's", { "services/uv.lock": "" }, ["pyproject.toml"]],
    ["the root is no workspace", { "pyproject.toml": "[tool.uv]\n" }, ["pyproject.toml"]],
    ["it is no member", { "pyproject.toml": "[tool.uv.workspace]\nmembers = ['lib/*']\n" }, ["pyproject.toml"]],
    [
      "it is left out",
      { "pyproject.toml": "[tool.uv.workspace]\nmembers = ['*/*']\nexclude = ['services/orders']\n" },
      ["pyproject.toml"],
    ],
  ])("are not the lock file at the root where %s", async (_what, files, expected) => {
    expect(await found({ ...WORKSPACE, ...files }, ["services"])).toEqual([expected]);
  });
});
