// Says which releases PyPI has that are not known here: `pnpm releases:new`. For a scheduled workflow, not for the tests:
// what is published must not break a build.
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { environmentsFor } from "./environments.mjs";
import { PLUGINS, PYNENC_RELEASES } from "./known-packages.mjs";
import { pynencSpec } from "./read-releases.mjs";

const run = promisify(execFile);

/** @returns {Promise<readonly string[]>} newest first, pre-releases excepted */
async function published(python, name) {
  const { stdout } = await run(python, ["-m", "pip", "index", "versions", name]);
  const listed = /^Available versions: (.*)$/m.exec(stdout)?.[1];
  if (listed === undefined) throw new Error(`pip does not say which versions of ${name} there are:\n${stdout}`);
  return listed.split(", ").map((version) => version.trim());
}

const newest = PYNENC_RELEASES.at(-1);
const { packages, ...spec } = pynencSpec(newest);
const python = (await environmentsFor([{ ...spec, packages: [...packages, "pip"] }])).get(newest);
const known = [{ name: "pynenc", releases: PYNENC_RELEASES }, ...PLUGINS];
let isMissing = false;
for (const { name, releases } of known) {
  const all = await published(python, name);
  // Older than the oldest known is another program.
  const missing = all.slice(0, all.indexOf(releases[0])).filter((version) => !releases.includes(version));
  console.log(
    missing.length === 0 ? `${name}: nothing new after ${releases.at(-1)}` : `${name}: new is ${missing.join(", ")}`,
  );
  isMissing ||= missing.length > 0;
}
if (isMissing) {
  console.error("CONTRIBUTING.md says how a release is added: known-packages.mjs, then `pnpm releases`.");
  process.exitCode = 1;
}
