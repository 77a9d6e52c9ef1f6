// Bundles the command into one file: a single file starts several times faster than a tree of packages.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const { version } = JSON.parse(readFileSync(here("package.json"), "utf8"));

export const outfile = here("dist/slotwise.js");

export async function bundle() {
  await build({
    entryPoints: [here("src/main.ts")],
    outfile,
    bundle: true,
    minify: true,
    platform: "node",
    target: "node20.19",
    format: "esm",
    conditions: ["slotwise-source"],
    define: { SLOTWISE_VERSION: JSON.stringify(version) },
    // commander is CommonJS and asks for Node's own modules.
    banner: {
      js: 'import { createRequire as createRequireHere } from "node:module"; const require = createRequireHere(import.meta.url);',
    },
    logLevel: "warning",
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await bundle();
