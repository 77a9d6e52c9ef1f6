import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { analyse } from "@slotwise/language-service";
import { parseTOML } from "toml-eslint-parser";
import { measure, median, report } from "./measure.js";

const root = process.env["SLOTWISE_ROOT"] ?? "";
const example = join(root, "docs/examples/four-runners/pyproject.toml");
const command = join(root, "packages/cli/dist/slotwise.js");
const text = readFileSync(example, "utf8");

report(
  measure([
    { name: "parse the example with the same library", run: (times) => sum(times, () => parseTOML(text).body.length) },
    {
      name: "analyse the example, both versions",
      run: (times) => sum(times, () => analyse([{ name: "pyproject.toml", text }]).findings.length),
    },
  ]),
);

const lint: number[] = [];
const empty: number[] = [];
for (let round = 0; round < 15; round++) {
  empty.push(milliseconds(["-e", "0"]));
  lint.push(milliseconds([command, "lint", example]));
}
const difference = median(lint) - median(empty);
process.stdout.write(
  `  process from start to exit: slotwise lint ${median(lint).toFixed(0)} ms, node -e 0 ${median(empty).toFixed(0)} ms, ${difference.toFixed(0)} ms more (medians of 15, in turn)\n`,
);

function milliseconds(args: readonly string[]): number {
  const start = process.hrtime.bigint();
  const { status } = spawnSync(process.execPath, args, { stdio: "ignore" });
  const duration = Number(process.hrtime.bigint() - start) / 1e6;
  // The example has warnings; any other status is a command that did not do its work.
  if (status !== (args[0] === "-e" ? 0 : 1)) throw new Error(`${args.join(" ")} ended with ${status}`);
  return duration;
}

function sum(times: number, work: () => number): number {
  let total = 0;
  for (let index = 0; index < times; index++) total += work();
  return total;
}
