import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it, onTestFinished } from "vitest";
import { environmentsForTests } from "../../packages/pynenc/scripts/environments.mjs";
import { builtWheel, NEWEST, OLDEST, type PythonLine, wheelEnvironment } from "./environments.js";
import { runProgram } from "./run-python.js";

const PACKAGE = fileURLToPath(new URL("../../packages/python", import.meta.url));
const ADAPTERS = fileURLToPath(new URL("../../packages/cli/adapters", import.meta.url));

const built = await builtWheel();
const lines = [...new Set([OLDEST, NEWEST])].filter((line) => line !== undefined);

describe.runIf(built.kind === "ready")("the package's own tests", () => {
  // What an old Python does otherwise is the start, and the plugin with an old pytest.
  const least = ["launch", "plugin", "plugin_places"].map((name) => `tests/test_${name}.py`);
  least.push("-k", "launch or drawing or xdist or paths or fixture or ignore or link");

  it.each(lines)("pass where it is installed, in Python %s", async (line: PythonLine) => {
    const { python } = await wheelEnvironment(built, line);
    const scratch = mkdtempSync(join(tmpdir(), "slotwise-python-"));
    onTestFinished(() => rmSync(scratch, { recursive: true }));
    const args = ["-m", "pytest", "-q", "-p", "no:cacheprovider", `--basetemp=${join(scratch, "tests")}`];
    args.push(...(line === NEWEST ? ["tests"] : least));
    const environment = { PATH: process.env["PATH"] ?? "", PYTHONDONTWRITEBYTECODE: "1" };
    const { status, stdout, stderr } = await runProgram(python, args, { cwd: PACKAGE, environment });
    expect(stdout + stderr).toMatch(/\n\d+ passed(?:, \d+ deselected)? in /);
    expect(status).toBe(0);
  });
});

/** The last mypy that knows Python 3.9. */
const CHECKS = { name: "python-checks", packages: ["mypy==1.20.2", "ruff==0.14.6"] };

const checks = await environmentsForTests([CHECKS]);

describe.runIf(built.kind === "ready" && checks.kind === "ready")("the package's sources", () => {
  if (checks.kind === "missing") return;
  const tools = checks.pythons.get(CHECKS.name) ?? "";
  const sources = ["src", "tests", ADAPTERS];

  async function check(...args: readonly string[]) {
    const cache = mkdtempSync(join(tmpdir(), "slotwise-checks-"));
    onTestFinished(() => rmSync(cache, { recursive: true }));
    const environment = { PATH: process.env["PATH"] ?? "", MYPY_CACHE_DIR: cache, RUFF_NO_CACHE: "true" };
    return runProgram(tools, ["-m", ...args], { cwd: PACKAGE, environment });
  }

  it("are typed throughout, for the oldest Python and the newest", async () => {
    for (const line of lines) {
      const { python } = await wheelEnvironment(built, line);
      const options = ["--python-version", line, "--python-executable", python];
      const { stdout, stderr } = await check("mypy", ...options, ...sources);
      expect(stderr + stdout).toMatch(/^Success: no issues found in \d+ source files\n$/);
    }
  });

  it("are written in one way", async () => {
    const config = ["--config", "pyproject.toml"];
    expect((await check("ruff", "check", ...config, ...sources)).stdout).toBe("All checks passed!\n");
    expect((await check("ruff", "format", "--check", ...config, ...sources)).stdout).toMatch(/already formatted\n$/);
  });
});
