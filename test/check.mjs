// What each package would publish: packs it as npm would get it, looks inside, and lets publint judge it.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { filesOf, zippedFiles } from "../extension/scripts/unpack.mjs";
import { NOTICES_FILE } from "../packages/language-service/scripts/third-party-notices.mjs";
import { EnvironmentError } from "../packages/pynenc/scripts/environments.mjs";
import { makeWheel } from "../packages/python/scripts/wheel.mjs";
import { danglingMaps } from "./packages/dangling-maps.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), "slotwise-packages-"));
const problems = [];

/** What an editor downloads. */
const VSIX = { folder: "extension", file: "dist/slotwise.vsix", mostBytes: 1000 * 1000 };

/** What pip downloads, beside a Node. */
const WHEEL = {
  mostBytes: 1000 * 1000,
  wanted: [
    "py.typed",
    "_command/dist/slotwise.cjs",
    "_command/dist/THIRD-PARTY-NOTICES.txt",
    "adapter.py",
    "records.py",
  ],
};

/** Bytes that a bundle may have, all its files together: what a user downloads. */
const BUNDLES = [
  { name: "slotwise", folder: "packages/cli/dist", program: "slotwise.cjs", mostBytes: 1750 * 1000 },
  {
    name: "slotwise-language-server",
    folder: "packages/language-server/dist",
    program: "node.js",
    mostBytes: 2400 * 1000,
  },
];

function run(command, args, cwd = root) {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, encoding: "utf8" });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")} ended with ${status ?? error}\n${stdout}${stderr}`);
  return stdout;
}

function filesBelow(folder, prefix = "") {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesBelow(join(folder, entry.name), `${prefix}${entry.name}/`) : [`${prefix}${entry.name}`],
  );
}

const pnpm = ["-y", "pnpm@10.34.9"];
const workspace = JSON.parse(run("npx", [...pnpm, "-r", "list", "--depth", "-1", "--json"]));
const published = workspace.filter((each) => !each.private);
// What is left of an earlier build would be packed too.
for (const { path } of published) rmSync(join(path, "dist"), { recursive: true, force: true });
run("npx", [...pnpm, "run", "build"]);
for (const { path, name } of published) {
  const target = mkdtempSync(join(scratch, "package-"));
  run("npx", [...pnpm, "pack", "--pack-destination", target], path);
  const tarball = readdirSync(target).find((file) => file.endsWith(".tgz"));
  run("tar", ["-xzf", join(target, tarball), "-C", target]);
  const packed = join(target, "package");
  const files = filesBelow(packed);
  const manifest = JSON.parse(readFileSync(join(packed, "package.json"), "utf8"));
  for (const wanted of ["README.md", "LICENSE"]) if (!files.includes(wanted)) problems.push(`${name}: no ${wanted}`);
  for (const file of files) {
    if (/\.test\.|tsbuildinfo|^src\/|node_modules/.test(file))
      problems.push(`${name}: ${file} should not be published`);
  }
  const isBundled = BUNDLES.some((bundle) => bundle.name === name);
  if (isBundled && !files.includes(`dist/${NOTICES_FILE}`)) problems.push(`${name}: no ${NOTICES_FILE}`);
  for (const problem of danglingMaps(packed, files)) problems.push(`${name}: ${problem}`);
  const text = JSON.stringify(manifest);
  if (text.includes("workspace:")) problems.push(`${name}: a workspace dependency was not replaced`);
  if (text.includes("slotwise-source")) problems.push(`${name}: the sources' condition is published`);
  const { messages } = await publint({ pkgDir: packed, level: "suggestion", strict: true });
  for (const message of messages) problems.push(`${name}: ${formatMessage(message, manifest)}`);
  console.log(`${name} ${manifest.version}: ${files.length} files`);
}

for (const { name, folder, program, mostBytes } of BUNDLES) {
  const dist = join(root, folder);
  const bytes = readdirSync(dist)
    .filter((file) => /\.c?js$/.test(file))
    .reduce((sum, file) => sum + statSync(join(dist, file)).size, 0);
  if (bytes > mostBytes) problems.push(`${name} has ${bytes} bytes, more than ${mostBytes}`);
  if (!readFileSync(join(dist, program), "utf8").startsWith("#!/usr/bin/env node"))
    problems.push(`${name}: no #! line`);
  console.log(`${name}, bundled: ${Math.round(bytes / 1000)} kB of at most ${mostBytes / 1000} kB`);
}

run(process.execPath, [join(root, VSIX.folder, "scripts/package.mjs")]);
const vsix = join(root, VSIX.folder, VSIX.file);
const vsixBytes = statSync(vsix).size;
if (vsixBytes > VSIX.mostBytes) problems.push(`${VSIX.file} has ${vsixBytes} bytes, more than ${VSIX.mostBytes}`);
if (!filesOf(vsix).has(`dist/${NOTICES_FILE}`)) problems.push(`${VSIX.file}: no ${NOTICES_FILE}`);
console.log(`${VSIX.file}: ${Math.round(vsixBytes / 1000)} kB of at most ${VSIX.mostBytes / 1000} kB`);

await checkWheel();

rmSync(scratch, { recursive: true });
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;

/** The package for Python: made as it would be published, and judged by what judges those. */
async function checkWheel() {
  try {
    const made = await makeWheel(join(scratch, "wheel"));
    const wheel = made.find((path) => path.endsWith(".whl"));
    const files = zippedFiles(wheel).map(([path]) => path);
    const { version } = JSON.parse(readFileSync(join(root, "packages/cli/package.json"), "utf8"));
    if (!files.includes(`slotwise-${version}.dist-info/METADATA`))
      problems.push(`${wheel} is not of version ${version}`);
    for (const wanted of WHEEL.wanted) {
      if (!files.includes(`slotwise/${wanted}`)) problems.push(`the wheel has no ${wanted}`);
    }
    for (const file of files) {
      if (/(?:^|\/)tests?\/|__pycache__|\.map$|tsbuildinfo/.test(file))
        problems.push(`the wheel should not have ${file}`);
    }
    const bytes = statSync(wheel).size;
    if (bytes > WHEEL.mostBytes) problems.push(`the wheel has ${bytes} bytes, more than ${WHEEL.mostBytes}`);
    console.log(
      `wheel ${version}: ${files.length} files, ${Math.round(bytes / 1000)} kB of at most ${WHEEL.mostBytes / 1000} kB`,
    );
  } catch (error) {
    if (process.env.CI || !(error instanceof EnvironmentError)) throw error;
    console.log(`the wheel was not made: ${error.message.split("\n")[0]}`);
  }
}
