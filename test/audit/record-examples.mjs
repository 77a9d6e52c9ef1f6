// `npx -p node@24 node test/audit/record-examples.mjs`: records of a real fleet of pynenc 0.4.0, for docs/audit.md. Three
// runners share a SQLite file; one is killed in mid-execution, and the statement that the audit prints is carried out.
// It takes six minutes. What it writes is committed; the page is told the time of the kill (`--at`) and the line of stuck.sql
// by hand, and the rest by `UPDATE_DOCS=1`.
import { execFile, spawn } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { outfile } from "../../packages/cli/scripts/bundle.mjs";
import { environmentsFor } from "../../packages/pynenc/scripts/environments.mjs";

const run = promisify(execFile);
const FLEET = fileURLToPath(new URL("./example-fleet/", import.meta.url));
const EXAMPLES = fileURLToPath(new URL("../../docs/examples/audit/", import.meta.url));
const RUNNERS = 3;
/** Long enough for some cycles of 24 s each, and for a dead-after of 30 s. */
const SECONDS = { healthy: 150, stuck: 100, cleared: 90 };
/** Well into an execution. */
const INTO_EXECUTION_SECONDS = 0.7;

const pythons = await environmentsFor([{ name: "0.4.0", packages: ["pynenc==0.4.0"] }]);
const folder = mkdtempSync(join(tmpdir(), "slotwise-example-"));
cpSync(FLEET, folder, { recursive: true });
cpSync(join(EXAMPLES, "pyproject.toml"), join(folder, "pyproject.toml"));
const runners = [];
try {
  for (let index = 0; index < RUNNERS; index++) runners.push(startRunner());
  await sleep(SECONDS.healthy);
  await record("healthy");
  await killInExecution(runners[1]);
  await sleep(SECONDS.stuck);
  await record("stuck");
  const { stuck } = JSON.parse((await audit("fleet.db", "--format", "json")).stdout);
  console.log(`docs/audit.md: --at ${stuck.since.slice(11, 19)}`);
  // It is told of the store itself, and the records do not have it.
  writeFileSync(join(EXAMPLES, "stuck.sql"), `${stuck.clearing.statement}\n`);
  await clear(stuck.clearing.statement);
  await sleep(SECONDS.cleared);
  await record("cleared");
} finally {
  for (const runner of runners) runner.stdin.destroy();
  await Promise.all(
    runners.map(
      (runner) => runner.exitCode ?? runner.signalCode ?? new Promise((resolve) => runner.once("exit", resolve)),
    ),
  );
  rmSync(folder, { recursive: true, force: true });
}

function startRunner() {
  // What pynenc would read from the environment of whoever runs this is not the fleet's.
  const environment = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(PYNENC|PYTHON)/.test(name)),
  );
  const runner = spawn(pythons.get("0.4.0"), ["run.py"], {
    cwd: folder,
    env: { ...environment, PYTHONDONTWRITEBYTECODE: "1" },
    stdio: ["pipe", "pipe", "ignore"],
  });
  runner.stdin.on("error", () => {});
  runner.stdout.resume();
  return runner;
}

/** Resolves once the process is gone and the record of its execution is not. */
async function killInExecution(runner) {
  await new Promise((resolve) => runner.stdout.once("data", resolve));
  await sleep(INTO_EXECUTION_SECONDS);
  const gone = new Promise((resolve) => runner.once("exit", resolve));
  runner.kill("SIGKILL");
  await gone;
}

async function record(name) {
  const { stdout } = await audit("fleet.db", "--format", "records", "--anonymous");
  writeFileSync(join(EXAMPLES, `${name}.jsonl`), stdout);
  const { stdout: said } = await audit("fleet.db");
  console.log(`${name}:\n${said}`);
}

/** An audit with a broken promise ends with 1, and has said all the same. */
async function audit(...args) {
  const environment = { PATH: process.env.PATH, LANG: "C.UTF-8" };
  return await run(process.execPath, [outfile, "audit", ...args], { cwd: folder, env: environment }).catch((error) => {
    if (error.code !== 1) throw error;
    return error;
  });
}

async function clear(statement) {
  const program = "import sqlite3, sys; sqlite3.connect('fleet.db', isolation_level=None).execute(sys.argv[1])";
  await run(pythons.get("0.4.0"), ["-c", program, statement], { cwd: folder });
}

function sleep(seconds) {
  return new Promise((resolve) => setTimeout(resolve, seconds * 1000));
}
