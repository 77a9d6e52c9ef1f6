// `pnpm start`: the main job on a real example. Problems are what the example is for, so they are no failure here.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { bundle, outfile } from "./bundle.mjs";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const example = "docs/examples/four-runners/pyproject.toml";

await bundle();
for (const [args, expected] of [
  [["preview", example], 0],
  [["lint", example], 1],
]) {
  console.log(`\n$ pnpm slotwise ${args.join(" ")}\n`);
  const { status } = spawnSync(process.execPath, [outfile, ...args], { cwd: root, stdio: "inherit" });
  if (status !== expected) {
    console.error(`slotwise ${args[0]} ended with ${status} instead of ${expected}`);
    process.exitCode = 1;
  }
}
console.log("Your own settings: pnpm slotwise lint PATH, pnpm slotwise preview PATH, pnpm slotwise explain --all");
