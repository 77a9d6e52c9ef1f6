// `pnpm fleets`: real runner processes of real releases. `pnpm fleets measure` measures what docs/measured.md says instead.
// Further arguments go to Vitest.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { installForTests, SYSTEM_PACKAGES } from "../install.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const vitest = fileURLToPath(new URL("../../node_modules/vitest/vitest.mjs", import.meta.url));
const [first, ...rest] = process.argv.slice(2);
const measures = first === "measure";
const config = measures ? "test/fleets/measure/vitest.config.ts" : "test/fleets/vitest.config.ts";
const report = ["--reporter=default", "--reporter=json", "--outputFile.json=reports/fleets.json"];
const others = first === undefined || measures ? rest : [first, ...rest];

installForTests(SYSTEM_PACKAGES.filter(({ name }) => name === "python3"));
const { status } = spawnSync(
  process.execPath,
  [vitest, "run", "--config", config, ...(measures ? ["--reporter=default"] : report), ...others],
  { cwd: root, stdio: "inherit" },
);
process.exitCode = status ?? 1;
