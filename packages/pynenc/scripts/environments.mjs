// Virtual environments with real releases of pynenc: for generating what we know of them, and for the tests.
//
// They are kept in node_modules/.cache/slotwise/pynenc, one folder for each set of packages and Python. A folder with its
// final name is complete: it is made under another one and renamed at the end.
import { execFile } from "node:child_process";
import { createHash, randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { findPython, NO_PYTHON } from "./find-python.mjs";

const run = promisify(execFile);
const CACHE = fileURLToPath(new URL("../../../node_modules/.cache/slotwise/pynenc/", import.meta.url));
const UNFINISHED = "making-";
const ABANDONED_AFTER_MS = 3_600_000;

/** Has the pip that Python brings along, which takes longer to make than most of the others: so it works on all of them. */
const INSTALLER = { name: "installer", packages: ["pip"] };
let installer;

/**
 * What an environment holds.
 *
 * @typedef {object} EnvironmentSpec
 * @property {string} name how the caller asks for it, such as 0.3.1
 * @property {readonly string[]} packages as pip takes them, such as pynenc==0.3.1; pip itself is not there unless it is named
 */

/** There is no Python to make an environment with, or its packages could not be installed. */
export class EnvironmentError extends Error {
  name = "EnvironmentError";
}

/**
 * The Python of each environment by its spec's name. What is not there yet is made, as many at a time as there are cores.
 *
 * @param {readonly EnvironmentSpec[]} specs
 * @returns {Promise<Map<string, string>>}
 * @throws {EnvironmentError} when one cannot be made, with what pip said
 */
export async function environmentsFor(specs) {
  const python = findPython();
  if (python === undefined) throw new EnvironmentError(NO_PYTHON);
  mkdirSync(CACHE, { recursive: true });
  removeAbandoned();
  const waiting = specs.map((spec, index) => ({ spec, index }));
  const pythons = new Array(specs.length);
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      pythons[next.index] = [next.spec.name, await environment(python, next.spec)];
    }
  };
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), specs.length) }, worker));
  return new Map(pythons);
}

/**
 * The same for tests: where no environment can be made their tests are skipped, and one line says why. With `CI` set that is
 * an error, so that a build machine never passes for having tested nothing.
 *
 * @param {readonly EnvironmentSpec[]} specs
 * @returns {Promise<{ kind: "ready", pythons: Map<string, string> } | { kind: "missing", reason: string }>}
 */
export async function environmentsForTests(specs) {
  try {
    return { kind: "ready", pythons: await environmentsFor(specs) };
  } catch (error) {
    if (process.env["CI"] || !(error instanceof EnvironmentError)) throw error;
    const [reason = ""] = error.message.split("\n");
    console.warn(`skipped, what needs a real pynenc: ${reason}`);
    return { kind: "missing", reason };
  }
}

async function environment(python, spec) {
  const folder = join(CACHE, folderName(python, spec));
  const path = pythonOf(folder);
  if (existsSync(folder)) {
    if (await isUsable(path)) return path;
    // Its Python was uninstalled since.
    rmSync(folder, { recursive: true, force: true });
  }
  const unfinished = join(CACHE, `${UNFINISHED}${randomUUID()}`);
  try {
    await make(python, spec, unfinished);
    renameSync(unfinished, folder);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    // Another process may have been faster: what is there then is complete, and as good.
    if (error instanceof EnvironmentError || !existsSync(folder)) throw error;
  }
  return path;
}

async function make(python, spec, folder) {
  const { packages } = spec;
  if (python.maker === "uv") {
    await step("uv venv", "uv", ["venv", "--quiet", "--python", python.path, folder]);
    if (packages.length === 0) return;
    await step("uv pip install", "uv", ["pip", "install", "--quiet", "--python", pythonOf(folder), ...packages]);
    return;
  }
  if (spec === INSTALLER) {
    await step("python -m venv", python.path, ["-m", "venv", folder]);
    return;
  }
  await step("python -m venv", python.path, ["-m", "venv", "--without-pip", folder]);
  if (packages.length === 0) return;
  installer ??= environment(python, INSTALLER);
  const pip = ["-m", "pip", "--python", pythonOf(folder)];
  await step("pip install", await installer, [...pip, "install", "--quiet", ...packages]);
}

/** Runs one step in silence; its own words are part of the error when it fails. */
async function step(what, command, args) {
  try {
    await run(command, args, { env: environmentVariables(), encoding: "utf8" });
  } catch (error) {
    const said = `${error.stdout ?? ""}${error.stderr ?? ""}`.trim() || String(error);
    const lines = said.split("\n");
    const worst = lines.findLast((line) => /error/i.test(line)) ?? lines.at(-1);
    throw new EnvironmentError(`${what} failed: ${worst}\n${command} ${args.join(" ")}\n${said}`);
  }
}

function environmentVariables() {
  const { PYTHONHOME: _home, PYTHONPATH: _path, VIRTUAL_ENV: _other, ...rest } = process.env;
  return { ...rest, PIP_DISABLE_PIP_VERSION_CHECK: "1", PIP_NO_INPUT: "1", PYTHONNOUSERSITE: "1" };
}

async function isUsable(python) {
  return run(python, ["-c", ""]).then(
    () => true,
    () => false,
  );
}

/** Readable, and another one for other packages or another Python. */
function folderName({ version }, { packages }) {
  const key = JSON.stringify([...packages].sort());
  const readable = (packages.join("+") || "nothing").replaceAll(/[^\w.+-]+/g, "-");
  return `${readable.slice(0, 80)}-python-${version}-${createHash("sha256").update(key).digest("hex").slice(0, 8)}`;
}

function pythonOf(folder) {
  return process.platform === "win32" ? join(folder, "Scripts", "python.exe") : join(folder, "bin", "python");
}

/** What an interrupted run has left; a younger one may still be in the making. */
function removeAbandoned() {
  for (const name of readdirSync(CACHE)) {
    const path = join(CACHE, name);
    if (!name.startsWith(UNFINISHED)) continue;
    const made = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    if (Date.now() - made > ABANDONED_AFTER_MS) rmSync(path, { recursive: true, force: true });
  }
}
