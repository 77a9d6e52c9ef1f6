// Runs a script in TypeScript that is no test.
import { rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** @param entry its address. It is bundled beside itself, so that what it asks for is found */
export async function runBundled(entry) {
  const path = fileURLToPath(entry);
  const outfile = path.replace(/\.ts$/, ".bundled.mjs");
  await build({
    entryPoints: [path],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    conditions: ["slotwise-source"],
    external: ["*/unpack.mjs"],
    logLevel: "warning",
  });
  try {
    await import(outfile);
  } finally {
    rmSync(outfile);
  }
}
