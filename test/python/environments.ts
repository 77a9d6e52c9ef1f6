import { execFile } from "node:child_process";
import { mkdirSync, readdirSync } from "node:fs";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { EnvironmentError, environmentsFor } from "../../packages/pynenc/scripts/environments.mjs";
import { findPythons } from "../../packages/pynenc/scripts/find-python.mjs";
import { makeWheel, TOOLS } from "../../packages/python/scripts/wheel.mjs";
import { onceInRun } from "../once-in-run.js";

const run = promisify(execFile);

export type PythonLine = (typeof PYTHON_LINES)[number];

/** The Pythons that the package is tried with. */
export const PYTHON_LINES = ["3.9", "3.11", "3.12", "3.13"] as const;

export const PYTHONS: ReadonlyMap<string, string> = findPythons(PYTHON_LINES);

export const OLDEST: PythonLine | undefined = PYTHON_LINES.find((line) => PYTHONS.has(line));

/** The one that most is tried with. */
export const NEWEST: PythonLine | undefined = PYTHON_LINES.findLast((line) => PYTHONS.has(line));

export type Wheel =
  | { readonly kind: "ready"; readonly wheel: string; readonly source: string; readonly tools: string }
  | { readonly kind: "missing"; readonly reason: string };

/**
 * The wheel and its source package, made once in a run. Where that cannot be done what needs it is skipped, and one line says
 * why; on a build machine that is an error, so that it never passes for having tested nothing.
 */
export async function builtWheel(): Promise<Wheel> {
  try {
    if (NEWEST === undefined)
      throw new EnvironmentError(`no Python of ${PYTHON_LINES.join(", ")} with the module venv`);
    const tools = (await environmentsFor([TOOLS])).get(TOOLS.name) ?? "";
    const folder = await onceInRun("wheel", async (output) => {
      await makeWheel(output);
    });
    const [wheel, source] = [".whl", ".tar.gz"].map((end) => readdirSync(folder).find((name) => name.endsWith(end)));
    return { kind: "ready", wheel: join(folder, wheel ?? ""), source: join(folder, source ?? ""), tools };
  } catch (error) {
    if (process.env["CI"] || !(error instanceof EnvironmentError)) throw error;
    const [reason = ""] = error.message.split("\n");
    process.stderr.write(`skipped, what needs the package for Python: ${reason}\n`);
    return { kind: "missing", reason };
  }
}

/** A fresh environment with the wheel. */
export interface WheelEnvironment {
  readonly folder: string;
  readonly python: string;
  readonly slotwise: string;
  readonly sitePackages: string;
  pip(...args: readonly string[]): Promise<string>;
}

/** What the plugin is tried with: the oldest pytest that will do, and the newest. */
function pluginFor(line: PythonLine): readonly string[] {
  if (line === NEWEST) return ["pytest", "pytest-xdist"];
  return line === OLDEST ? ["pytest==7.2.2", "pytest-xdist"] : [];
}

/** One in which the wheel is installed, made once in a run for each Python; of the oldest and the newest with pytest. */
export async function wheelEnvironment(built: Wheel, line: PythonLine): Promise<WheelEnvironment> {
  if (built.kind === "missing") throw new Error(built.reason);
  const folder = await onceInRun(`python ${line}`, async (target) => {
    const made = await emptyEnvironment(built.tools, line, target);
    const plugin = pluginFor(line);
    await made.pip("install", "--quiet", `${built.wheel}${plugin.length > 0 ? "[pytest]" : ""}`, ...plugin);
  });
  return environmentIn(folder, line, built.tools);
}

/** One with nothing in it. pip works on it from outside, which spares it seconds. */
export async function emptyEnvironment(tools: string, line: PythonLine, folder: string): Promise<WheelEnvironment> {
  mkdirSync(folder, { recursive: true });
  await run(PYTHONS.get(line) ?? "", ["-m", "venv", "--without-pip", folder]);
  return environmentIn(folder, line, tools);
}

function environmentIn(folder: string, line: PythonLine, tools: string): WheelEnvironment {
  const python = join(folder, "bin", "python");
  return {
    folder,
    python,
    slotwise: join(folder, "bin", "slotwise"),
    sitePackages: join(folder, "lib", `python${line}`, "site-packages"),
    pip: async (...args) => {
      const { stdout } = await run(tools, ["-m", "pip", "--python", python, "--disable-pip-version-check", ...args]);
      return stdout;
    },
  };
}

/** A PATH with the programs of the system but without a Node: the folders in which there is one are left out. */
export function pathWithoutNode(): string {
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  return folders.filter((folder) => !namesIn(folder).some((name) => /^node(?:js)?$/.test(name))).join(delimiter);
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
