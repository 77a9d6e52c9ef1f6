import { readFileSync } from "node:fs";
import { join } from "node:path";
import { analyse } from "@slotwise/language-service";
import { parseTOML } from "toml-eslint-parser";
import { measure, report } from "./measure.js";
import { reportProcesses } from "./processes.js";

const root = process.env["SLOTWISE_ROOT"] ?? "";
const example = join(root, "docs/examples/four-runners/pyproject.toml");
const command = join(root, "packages/cli/dist/slotwise.cjs");
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

/** What people and shells run most, the example having problems. */
const COMMANDS: readonly { readonly args: readonly string[]; readonly status: number }[] = [
  { args: ["--version"], status: 0 },
  { args: ["--help"], status: 0 },
  { args: ["completions", "bash"], status: 0 },
  { args: ["lint", example], status: 1 },
];

// `SLOTWISE_BENCH_NODES="/opt/node-22/bin/node:/opt/node-24/bin/node"` measures others beside this one.
for (const node of [process.execPath, ...(process.env["SLOTWISE_BENCH_NODES"] ?? "").split(":").filter(Boolean)]) {
  reportProcesses(
    node,
    COMMANDS.map(({ args, status }) => ({
      name: `slotwise ${args.join(" ").replace(example, "FILE")}`,
      args: [command, ...args],
      status,
    })),
  );
}

function sum(times: number, work: () => number): number {
  let total = 0;
  for (let index = 0; index < times; index++) total += work();
  return total;
}
