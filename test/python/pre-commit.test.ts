import { execFileSync } from "node:child_process";
import { copyFileSync, cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { projectTools } from "./project-tools.js";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const EXAMPLES = join(ROOT, "docs/examples");
const CONFIG = ".pre-commit-config.yaml";

const tools = await projectTools();

function git(cwd: string, ...args: readonly string[]): string {
  const who = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"];
  // Those of a commit that these tests run in.
  const environment = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("GIT_")));
  return execFileSync("git", [...who, ...args], { cwd, encoding: "utf8", env: environment }).trim();
}

function temporary(name: string): string {
  return realpathSync(mkdtempSync(join(tmpdir(), name)));
}

describe.runIf(tools.kind === "ready")("the pre-commit hook for Python, where there is no Node", () => {
  if (tools.kind === "missing") return;
  // One environment for all of them, as pre-commit keeps it.
  const home = temporary("slotwise-pre-commit-");
  const hooks = temporary("slotwise-hooks-");
  let revision: string;

  const preCommit = (cwd: string, ...args: readonly string[]) =>
    tools.run("pre_commit", args, cwd, { PRE_COMMIT_HOME: home });

  /** A repository with a project of the examples, and the hooks of this checkout as the example of the page has them. */
  function project(example: string, options: { readonly args?: string } = {}): string {
    const folder = temporary("slotwise-committed-");
    onTestFinished(() => rmSync(folder, { recursive: true }));
    cpSync(join(EXAMPLES, example), folder, { recursive: true });
    const config = readFileSync(join(EXAMPLES, "python", CONFIG), "utf8")
      .replace("https://github.com/OWNER/slotwise", pathToFileURL(hooks).href)
      .replace("v0.1.0", revision)
      .replace("slotwise-python", `slotwise-python${options.args === undefined ? "" : `, args: ${options.args}`}`);
    writeFileSync(join(folder, CONFIG), config);
    git(folder, "init", "--quiet");
    git(folder, "add", "--all");
    return folder;
  }

  beforeAll(() => {
    // What pre-commit reads of the repository.
    for (const file of [".pre-commit-hooks.yaml", "setup.py"]) copyFileSync(join(ROOT, file), join(hooks, file));
    git(hooks, "init", "--quiet");
    git(hooks, "add", "--all");
    git(hooks, "commit", "--quiet", "--message", "Release");
    revision = git(hooks, "rev-parse", "HEAD");
  });

  afterAll(() => {
    for (const folder of [home, hooks]) rmSync(folder, { recursive: true });
  });

  it("passes on safe settings", async () => {
    const { status, stdout, stderr } = await preCommit(project("python"), "run", "--all-files", "--verbose");
    expect(`${stdout}${stderr}`).toMatch(/^slotwise\.+Passed$/m);
    expect(stdout).toContain("pynenc 0.4.0: safe up to 7 runners");
    expect(status).toBe(0);
  });

  it("fails with what is wrong", async () => {
    const { status, stdout } = await preCommit(project("four-runners"), "run", "--all-files");
    expect(stdout).toMatch(/^slotwise\.+Failed$/m);
    expect(stdout).toContain("pyproject.toml:12:41 warning window-shorter-than-check");
    expect(status).toBe(1);
  });

  it("repairs with --fix, and then passes", async () => {
    const folder = project("four-runners", { args: "[--fix]" });
    const { status, stdout } = await preCommit(folder, "run", "--all-files");
    expect(stdout).toContain("files were modified by this hook");
    expect(git(folder, "diff", "--unified=0")).toMatch(/^\+atomic_service_check_interval_minutes = /m);
    expect(status).toBe(1);
    git(folder, "add", "--all");
    expect(await preCommit(folder, "run", "--all-files")).toMatchObject({ status: 0 });
  });
});
