import { mkdirSync, readdirSync, symlinkSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { EnvironmentError, environmentsFor } from "../../packages/pynenc/scripts/environments.mjs";
import { onceInRun } from "../once-in-run.js";
import { builtWheel, pathWithoutNode } from "./environments.js";
import { type Run, runProgram } from "./run-python.js";

/** What projects in Python call slotwise from. tox and nox make environments with uv where they can, which spares seconds. */
const TOOLS = {
  name: "tools of projects",
  packages: ["pre-commit==4.7.0", "tox==4.67.15", "tox-uv==1.37.1", "nox==2026.10.20", "uv==0.13.9"],
};

export type ProjectTools =
  | {
      readonly kind: "ready";
      /** Runs one of them, by its module's name. There is no Node, and `slotwise` is the wheel of this run. */
      run(
        tool: string,
        args: readonly string[],
        cwd: string,
        environment?: Readonly<Record<string, string>>,
      ): Promise<Run>;
    }
  | { readonly kind: "missing"; readonly reason: string };

/** Where they cannot be had what needs them is skipped, as with {@link builtWheel}; on a build machine that is an error. */
export async function projectTools(): Promise<ProjectTools> {
  const built = await builtWheel();
  if (built.kind === "missing") return built;
  try {
    const python = (await environmentsFor([TOOLS])).get(TOOLS.name) ?? "";
    const path = [dirname(python), await programsBesideNode(), pathWithoutNode()].join(delimiter);
    return {
      kind: "ready",
      run: (tool, args, cwd, environment) =>
        runProgram(python, ["-m", tool, ...args], {
          cwd,
          environment: { ...inherited(), ...wheelsIn(dirname(built.wheel)), PATH: path, ...environment },
        }),
    };
  } catch (error) {
    if (process.env["CI"] || !(error instanceof EnvironmentError)) throw error;
    const [reason = ""] = error.message.split("\n");
    process.stderr.write(`skipped, what calls the package from tools of projects: ${reason}\n`);
    return { kind: "missing", reason };
  }
}

/** Where pip and uv look beside PyPI. */
function wheelsIn(folder: string): Readonly<Record<string, string>> {
  const beside = (name: string, separator: string) =>
    [process.env[name] ?? "", folder].filter((each) => each !== "").join(separator);
  return { PIP_FIND_LINKS: beside("PIP_FIND_LINKS", " "), UV_FIND_LINKS: beside("UV_FIND_LINKS", ",") };
}

/** Settings of these tests or of a commit that they run in must not reach the tools; proxies and certificates must. */
const NOT_INHERITED = /^(?:GIT_(?!SSL)|GITHUB_|PRE_COMMIT|PYTHON|VIRTUAL_ENV|TOX|NOX|SLOTWISE|FORCE_COLOR$|VITEST)/;

function inherited(): Readonly<Record<string, string>> {
  const kept = Object.entries(process.env).filter(([name]) => !NOT_INHERITED.test(name));
  return { ...(Object.fromEntries(kept) as Record<string, string>), NO_COLOR: "1" };
}

/** git often lies in the folder that Node lies in: one with links to everything else in such folders. */
async function programsBesideNode(): Promise<string> {
  const kept = pathWithoutNode().split(delimiter);
  const left = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "" && !kept.includes(folder));
  return onceInRun("programs beside Node", async (target) => {
    mkdirSync(target, { recursive: true });
    // As on the PATH: the first of a name is meant.
    for (const [name, folder] of new Map(left.toReversed().flatMap(programsIn)))
      symlinkSync(join(folder, name), join(target, name));
  });
}

function programsIn(folder: string): readonly (readonly [string, string])[] {
  return readdirSync(folder)
    .filter((name) => !/^(?:node|nodejs|npm|npx|corepack)$/.test(name))
    .map((name) => [name, folder]);
}
