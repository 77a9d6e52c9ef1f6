// Finds a Python that pynenc runs on. Every candidate is run: a shim of pyenv stands on the PATH for releases that are
// not switched on, and answers then with an error.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { join, sep } from "node:path";

/** The oldest Python that pynenc supports. */
export const OLDEST_PYTHON = "3.12";

const COMMANDS = ["python3.12", "python3.13", "python3.14", "python3", "python"];
const QUESTION = [
  "import sys, importlib.util as u",
  "assert sys.version_info >= (3, 12) and sys.implementation.name == 'cpython'",
  "print(sys.executable, '.'.join(map(str, sys.version_info[:3])), all(u.find_spec(m) for m in ('venv', 'ensurepip')), sep='\\n')",
].join("\n");

/**
 * @typedef {object} Python
 * @property {string} path
 * @property {string} version such as 3.12.1
 * @property {"venv" | "uv"} maker what makes virtual environments of it: its own modules, or `uv` where it has none
 */

/**
 * The first Python of {@link OLDEST_PYTHON} or later that can make a virtual environment: on the PATH, one of pyenv's, or one
 * that `uv` knows.
 *
 * @returns {Python | undefined}
 */
export function findPython() {
  const hasUv = runs("uv", ["--version"]) !== undefined;
  for (const command of [...COMMANDS, ...pyenvPythons(), ...(hasUv ? uvPythons() : [])]) {
    const answer = runs(command, ["-c", QUESTION]);
    if (answer === undefined) continue;
    const [path = "", version = "", hasVenv = ""] = answer.trim().split(/\r?\n/);
    if (hasVenv === "True") return { path, version, maker: "venv" };
    if (hasUv) return { path, version, maker: "uv" };
  }
  return undefined;
}

/**
 * A Python of each of some lines, such as 3.9, where there is one that can make a virtual environment.
 *
 * @param {readonly string[]} lines
 * @returns {Map<string, string>} the path of each by its line
 */
export function findPythons(lines) {
  const known = pyenvPythons();
  const question = "import sys, venv; print(sys.executable, '.'.join(map(str, sys.version_info[:2])), sep='\\n')";
  return new Map(
    lines.flatMap((line) => {
      const candidates = [`python${line}`, ...known.filter((path) => path.includes(`${sep}${line}.`))];
      for (const command of candidates) {
        const [path = "", version] = runs(command, ["-c", question])?.trim().split(/\r?\n/) ?? [];
        if (version === line) return [[line, path]];
      }
      return [];
    }),
  );
}

/** Why there is none, and what to do, in one line. */
export const NO_PYTHON = `no Python of ${OLDEST_PYTHON} or later with the module venv: not on the PATH (python3.12 and later), not among pyenv's versions, not known to uv`;

function runs(command, args) {
  const { status, stdout } = spawnSync(command, args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  return status === 0 ? stdout : undefined;
}

/** pyenv's own, oldest first, whichever of them is switched on. */
function pyenvPythons() {
  const versions = join(process.env["PYENV_ROOT"] ?? join(homedir(), ".pyenv"), "versions");
  if (!existsSync(versions)) return [];
  return readdirSync(versions)
    .filter((name) => /^3\.\d+\.\d+$/.test(name))
    .sort((one, other) => one.localeCompare(other, "en", { numeric: true }))
    .map((name) => join(versions, name, "bin", "python"));
}

function uvPythons() {
  const found = runs("uv", ["python", "find", `>=${OLDEST_PYTHON}`]);
  return found === undefined ? [] : [found.trim()];
}
