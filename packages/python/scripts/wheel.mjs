// `pnpm wheel`: the package for Python, as a wheel and as its source, into dist/ at the root.
import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { bundle } from "../../cli/scripts/bundle.mjs";
import { EnvironmentError, environmentsFor } from "../../pynenc/scripts/environments.mjs";

const run = promisify(execFile);
const here = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const root = fileURLToPath(new URL("../../..", import.meta.url));

/** What makes wheels, and what judges them. */
export const TOOLS = { name: "wheel", packages: ["build==1.6.1", "hatchling==1.33.0", "twine==7.0.0", "pip==25.3"] };

/**
 * Puts the package together as it is built: what Python has, and below `_command` the package of npm as it is published, with
 * the recorded answers in its `node_modules`.
 */
async function stage(folder) {
  const inside = join(folder, "src/slotwise");
  const command = join(inside, "_command");
  cpSync(here("src"), join(folder, "src"), { recursive: true, filter: (path) => !path.includes("__pycache__") });
  for (const file of ["pyproject.toml", "README.md"]) cpSync(here(file), join(folder, file));
  cpSync(join(root, "LICENSE"), join(folder, "LICENSE"));
  await Promise.all([
    unpackPublished("packages/cli", command),
    unpackPublished("test/conformance/vectors", join(command, "node_modules/@slotwise/vectors")),
  ]);
  // Modules of this package here, and there files that the command has other Pythons run.
  for (const file of readdirSync(join(command, "adapters")))
    cpSync(join(command, "adapters", file), join(inside, file));
}

/** What npm would get of a package. */
async function unpackPublished(name, target) {
  const packed = mkdtempSync(join(tmpdir(), "slotwise-pack-"));
  try {
    await ask("npx", ["-y", "pnpm@10.34.9", "pack", "--pack-destination", packed], join(root, name));
    const [tarball = ""] = readdirSync(packed);
    mkdirSync(target, { recursive: true });
    await ask("tar", ["-xzf", join(packed, tarball), "--strip-components=1", "-C", target]);
  } finally {
    rmSync(packed, { recursive: true });
  }
}

const OURS = /^slotwise-.*\.(?:whl|tar\.gz)$/;

/**
 * Makes the source package, and of that the wheel, and judges both. The command has to be bundled before.
 * @param output the folder that they go to; what is there of earlier ones goes
 * @returns their paths
 * @throws EnvironmentError where there is no Python to make them with
 */
export async function makeWheel(output = join(root, "dist")) {
  const python = (await environmentsFor([TOOLS])).get(TOOLS.name);
  const folder = mkdtempSync(join(tmpdir(), "slotwise-wheel-"));
  try {
    await stage(folder);
    mkdirSync(output, { recursive: true });
    for (const file of readdirSync(output)) if (OURS.test(file)) rmSync(join(output, file));
    await ask(python, ["-m", "build", "--no-isolation", "--outdir", output, folder]);
    const made = readdirSync(output).filter((file) => OURS.test(file));
    const paths = made.map((file) => join(output, file));
    await ask(python, ["-m", "twine", "check", "--strict", ...paths]);
    return paths;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function ask(program, args, cwd) {
  try {
    await run(program, args, { cwd, encoding: "utf8", maxBuffer: 1 << 26 });
  } catch (error) {
    throw new Error(`${program} ${args.join(" ")} failed\n${error.stdout ?? ""}${error.stderr ?? ""}`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    await bundle();
    for (const path of await makeWheel()) console.log(path);
  } catch (error) {
    console.error(error instanceof EnvironmentError ? error.message : error);
    process.exitCode = 1;
  }
}
