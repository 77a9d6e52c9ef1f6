import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { DEFAULTS, folderWith, slotwise } from "./command.js";

const PROJECT = { "pyproject.toml": DEFAULTS };
const LINT = ["lint", "--runners", "3", "--format", "concise"];

/** The packs that runs have loaded, as the code kept of them tells. */
function packsKept(home: string): readonly string[] {
  return keptIn(home).map((file) => file.replace(/.*[\\/]([a-z-]+)-[\da-f]{8}\.js.*/, "$1"));
}

function keptIn(home: string): readonly string[] {
  const folder = join(home, ".cache", "slotwise", `${process.version}-${process.arch}`);
  return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
}

test.each([[["--help"]], [["--version"]], [["lint", "--help"]], [["completions", "bash"]]])(
  "%o loads nothing that judges",
  async (args) => {
    const home = folderWith({});
    expect(await slotwise(args, { cwd: home, environment: { HOME: home } })).toMatchObject({ status: 0, stderr: "" });
    expect(packsKept(home)).toEqual(["main"]);
  },
);

test("linting TOML loads no other parser, and nothing that simulates or verifies", async () => {
  const home = folderWith(PROJECT);
  await slotwise(LINT, { cwd: home, environment: { HOME: home } });
  expect(packsKept(home)).toEqual(["judge", "main"]);
});

test("a run that writes into a pipe needs none of Node's larger modules", async () => {
  const list =
    "process.once('exit', () => require('node:fs').writeFileSync('loaded', process.moduleLoadList.join('\\n')))";
  const cwd = folderWith({ ...PROJECT, "list.cjs": list });
  const environment = { HOME: cwd, NODE_OPTIONS: "--require ./list.cjs" };
  for (const args of [LINT, LINT, ["lint", "--help"]]) {
    expect(await slotwise(args, { cwd, environment })).toMatchObject({ stderr: "" });
    const loaded = readFileSync(join(cwd, "loaded"), "utf8").split("\n");
    const large = ["net", "tty", "zlib", "crypto", "child_process", "perf_hooks", "fs/promises"];
    // What sets a flag of V8 comes with streams.
    if (!process.versions.v8.startsWith("11.")) large.push("stream");
    expect(large.filter((name) => loaded.includes(`NativeModule ${name}`))).toEqual([]);
  }
});

test("what was compiled serves the next run, which says the same", async () => {
  const home = folderWith(PROJECT);
  const run = () => slotwise(LINT, { cwd: home, environment: { HOME: home } });
  const times = () => keptIn(home).map((file) => statSync(file).mtimeMs);
  const first = await run();
  expect(first).toMatchObject({ status: 1, stdout: expect.stringContaining("pyproject.toml") });
  const before = times();
  expect(await run()).toEqual(first);
  // Written again only where V8 refuses it.
  expect(times()).toEqual(before);
});

test("what is kept and broken off is compiled again", async () => {
  const home = folderWith(PROJECT);
  const run = () => slotwise(LINT, { cwd: home, environment: { HOME: home } });
  const first = await run();
  const whole = keptIn(home).map((file) => statSync(file).size);
  for (const file of keptIn(home)) writeFileSync(file, readFileSync(file).subarray(0, 1000));
  expect(await run()).toEqual(first);
  expect(keptIn(home).map((file) => statSync(file).size > 1000)).toEqual(whole.map(() => true));
});

test("where nothing can be kept, or is not to be, a run is the same", async () => {
  const cwd = folderWith({ ...PROJECT, "a file": "" });
  const without = await slotwise(LINT, { cwd });
  expect(without.status).toBe(1);
  expect(await slotwise(LINT, { cwd, environment: { HOME: join(cwd, "a file") } })).toEqual(without);
  const environment = { HOME: cwd, NODE_DISABLE_COMPILE_CACHE: "1" };
  expect(await slotwise(LINT, { cwd, environment })).toEqual(without);
  expect(readdirSync(cwd).toSorted()).toEqual(["a file", "pyproject.toml"]);
});
