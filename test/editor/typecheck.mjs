// Checks the types of the end-to-end tests where what they drive is installed; a newcomer's install leaves it out.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL(".", import.meta.url));
if (existsSync(`${folder}node_modules/playwright-core`)) {
  const tsc = fileURLToPath(new URL("../../node_modules/typescript/bin/tsc", import.meta.url));
  process.exitCode = spawnSync(process.execPath, [tsc, "-p", folder], { stdio: "inherit" }).status ?? 1;
} else {
  console.log("test/editor is not checked: npx -y pnpm@10.34.9 --dir test/editor install --ignore-workspace");
}
