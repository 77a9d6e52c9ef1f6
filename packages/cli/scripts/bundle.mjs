// Bundles the command: a few files start several times faster than a tree of packages. What only some commands need
// (fast-check, the simulator) goes into files of its own, which the others never parse.
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { NOTICES_FILE, thirdPartyNotices } from "../../language-service/scripts/third-party-notices.mjs";

const here = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const { version } = JSON.parse(readFileSync(here("package.json"), "utf8"));

export const outfile = here("dist/slotwise.js");

export async function bundle() {
  const { metafile } = await build({
    metafile: true,
    entryPoints: { slotwise: here("src/main.ts") },
    outdir: here("dist"),
    chunkNames: "[name]-[hash]",
    splitting: true,
    bundle: true,
    minify: true,
    platform: "node",
    target: "node20.19",
    format: "esm",
    conditions: ["slotwise-source"],
    // jsonc-parser's CommonJS build requires its parts in a way that cannot be bundled.
    mainFields: ["module", "main"],
    define: { SLOTWISE_VERSION: JSON.stringify(version) },
    // commander is CommonJS and asks for Node's own modules.
    banner: {
      js: 'import { createRequire as createRequireHere } from "node:module"; const require = createRequireHere(import.meta.url);',
    },
    logLevel: "warning",
  });
  // Afterwards, since a test may be running what is there; chunks of earlier builds go.
  const made = Object.keys(metafile.outputs).map((output) => basename(output));
  for (const file of readdirSync(here("dist"))) {
    if (file.endsWith(".js") && !made.includes(file)) rmSync(here(`dist/${file}`));
  }
  writeFileSync(here(`dist/${NOTICES_FILE}`), thirdPartyNotices([metafile]));
  return metafile;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await bundle();
