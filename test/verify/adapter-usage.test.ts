import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { temporaryFolder } from "../../packages/cli/src/testing/temporary-folder.js";
import { findPython } from "../../packages/pynenc/scripts/find-python.mjs";

const hasPython = spawnSync("python3", ["--version"]).status === 0;
const pathOf = (name: string) => fileURLToPath(new URL(`../../packages/cli/adapters/${name}.py`, import.meta.url));

/** The adapters as a package of Python's, a pynenc that has no more than its name, and an application of it. */
const folder = temporaryFolder({
  ...Object.fromEntries(
    ["adapter", "records"].map((name) => [`packages/slotwise/${name}.py`, readFileSync(pathOf(name))]),
  ),
  "packages/pynenc.py": "class MemOrchestrator: pass\nclass Pynenc: orchestrator = MemOrchestrator()\n",
  "shop/shop.py": "import pynenc\napp = pynenc.Pynenc()\n",
});
afterAll(folder.remove);

/** How each is called: as a file, and as a module of the package. */
const CALLS = ["adapter", "records"].flatMap((name) => [
  { name, as: "a file", call: [pathOf(name)] },
  { name, as: "a module", call: ["-m", `slotwise.${name}`] },
]);

function run(args: readonly string[], python = "python3") {
  const environment = { ...process.env, PYTHONPATH: `${folder.path}/packages`, PYTHONDONTWRITEBYTECODE: "1" };
  const options = { cwd: `${folder.path}/shop`, env: environment, input: "", encoding: "utf8" } as const;
  const { status, stdout, stderr } = spawnSync(python, args, options);
  return { status, stdout, stderr };
}

/** That the application was found, and that its store is nobody else's. */
const FOUND = expect.stringMatching(
  /^\{"kind": "problem", "message": "this application keeps its records in the memory/,
);

if (!hasPython) {
  describe("the usage of the adapters", () => {
    it.skip("is not tried: there is no python3 on this machine", () => {});
  });
}

describe.runIf(hasPython)("the usage of the adapters", () => {
  describe.each(CALLS)("$name as $as", ({ name, call }) => {
    it.each(["-h", "--help"])("is told by %s, with both ways to call it", (help) => {
      const { status, stdout, stderr } = run([...call, help]);
      expect(stdout).toContain(
        name === "adapter" ? '"python3 -m slotwise.adapter"' : "python3 -m slotwise.records module:app",
      );
      expect(stdout).toContain(name === "adapter" ? '"python3 adapter.py"' : "python3 records.py module:app");
      expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    });

    const wrong = name === "adapter" ? [["stray"], ["--help", "stray"]] : [[], ["shop:app", "stray"], ["--"]];
    it.each(wrong.map((args) => ({ args })))("is one line for the arguments $args", ({ args }) => {
      const { status, stdout, stderr } = run([...call, ...args]);
      expect(stderr).toMatch(new RegExp(`^usage: .*python3 -m slotwise\\.${name}.*\\n$`));
      expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    });
  });

  it("is told in a line where docstrings are stripped", () => {
    for (const { call } of CALLS) expect(run(["-OO", ...call, "--help"]).stdout).toMatch(/^usage: .*\n$/);
  });
});

describe.runIf(hasPython)("an application in the current folder", () => {
  const records = CALLS.filter(({ name }) => name === "records");

  it.each(records)("is found by records as $as", ({ call }) => {
    expect(run([...call, "shop:app"])).toEqual({ status: 1, stdout: FOUND, stderr: "" });
  });

  it.each(records)("is told from an option by records as $as, behind --", ({ call }) => {
    expect(run([...call, "--", "shop:app"])).toEqual({ status: 1, stdout: FOUND, stderr: "" });
    expect(run([...call, "--", "--help"]).stdout).toContain('"there is no module --help in ');
  });

  // Such a Python is later than 3.11, which is the first that has -P.
  const python = findPython()?.path;
  it.skipIf(python === undefined).each(records)(
    "is found by records as $as where -P keeps it from the path",
    ({ call }) => {
      expect(run(["-P", ...call, "shop:app"], python)).toEqual({ status: 1, stdout: FOUND, stderr: "" });
    },
  );
});
