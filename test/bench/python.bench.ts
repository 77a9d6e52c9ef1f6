import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { EnvironmentError } from "../../packages/pynenc/scripts/environments.mjs";
import { builtWheel, emptyEnvironment, PYTHONS, type PythonLine } from "../python/environments.js";
import { median } from "./measure.js";
import { milliseconds } from "./processes.js";

// How much longer `slotwise` of the package for Python takes than that of npm, on the same Node: pairs of whole processes, one
// after the other.

const root = process.env["SLOTWISE_ROOT"] ?? "";
const example = join(root, "docs/examples/four-runners/pyproject.toml");
const command = join(root, "packages/cli/dist/slotwise.cjs");
const PAIRS = 31;
/** What the start of Python and the choice of a Node may cost. */
const MOST_MILLISECONDS = 60;

const COMMANDS = [
  { args: ["--version"], status: 0 },
  { args: ["lint", example], status: 1 },
];

const scratch = mkdtempSync(join(tmpdir(), "slotwise-bench-"));
process.env["SLOTWISE_TEST_RUN"] = scratch;
try {
  const built = await builtWheel();
  if (built.kind === "missing") throw new EnvironmentError(built.reason);
  for (const line of PYTHONS.keys() as IterableIterator<PythonLine>) {
    const { pip, slotwise } = await emptyEnvironment(built.tools, line, join(scratch, line));
    await pip("install", "--quiet", built.wheel);
    const told = spawnSync(slotwise, ["--version", "--verbose"], { encoding: "utf8" }).stdout;
    const node = /^Node [\d.]+: (.*)$/m.exec(told)?.[1] ?? "";
    for (const { args, status } of COMMANDS) {
      const more: number[] = [];
      const npm: number[] = [];
      // The first pair compiles, and is not counted.
      for (let pair = 0; pair <= PAIRS; pair++) {
        const ofNpm = milliseconds(node, { args: [command, ...args], status }, {});
        const ofPython = milliseconds(slotwise, { args, status }, {});
        if (pair > 0) {
          npm.push(ofNpm);
          more.push(ofPython - ofNpm);
        }
      }
      const shown = `slotwise ${args.join(" ").replace(example, "FILE")}, Python ${line}`;
      const most = median(more) > MOST_MILLISECONDS ? `, more than the ${MOST_MILLISECONDS} ms that it may` : "";
      process.stdout.write(
        `  ${shown.padEnd(48)} ${median(more).toFixed(0).padStart(5)} ms more than npm's ${median(npm).toFixed(0)} ms${most}\n`,
      );
    }
  }
} catch (error) {
  if (!(error instanceof EnvironmentError)) throw error;
  process.stdout.write(`  needs Python: ${error.message.split("\n")[0]}\n`);
} finally {
  rmSync(scratch, { recursive: true });
}
