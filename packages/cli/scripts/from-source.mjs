// `pnpm slotwise ...`: bundles the sources, which takes a moment, and runs the command where the user called it.
import { spawnSync } from "node:child_process";
import { bundle, outfile } from "./bundle.mjs";

await bundle();
const { status } = spawnSync(process.execPath, [outfile, ...process.argv.slice(2)], {
  stdio: "inherit",
  cwd: process.env.INIT_CWD ?? process.cwd(),
});
process.exitCode = status ?? 2;
