// The test command. Arguments go to Vitest.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { installForTests } from "./install.mjs";

installForTests();
const vitest = fileURLToPath(new URL("../node_modules/vitest/vitest.mjs", import.meta.url));
const reporters = ["--reporter=default", "--reporter=json", "--outputFile.json=reports/tests.json"];
const { status } = spawnSync(
  process.execPath,
  [vitest, "run", "--config", "test/vitest.config.ts", ...reporters, ...process.argv.slice(2)],
  { cwd: fileURLToPath(new URL("..", import.meta.url)), stdio: "inherit" },
);
process.exitCode = status ?? 1;
