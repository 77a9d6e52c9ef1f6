// Bundles the command: a few files start several times faster than a tree of packages. What only some commands need
// (fast-check, the simulator) goes into files of its own, which the others never load, and the launcher, `slotwise.cjs`,
// keeps what V8 has compiled of them for the next run.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { NOTICES_FILE, thirdPartyNotices } from "../../language-service/scripts/third-party-notices.mjs";
import { directImports } from "./direct-imports.mjs";
import { lazyBuiltins } from "./lazy-builtins.mjs";
import { packed } from "./packs.mjs";
import { withoutDebug } from "./without-debug.mjs";

const here = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const { version } = JSON.parse(readFileSync(here("package.json"), "utf8"));

export const outfile = here("dist/slotwise.cjs");

const COMMON = {
  bundle: true,
  minify: true,
  platform: "node",
  target: "node20.19",
  format: "esm",
  logLevel: "warning",
};

export async function bundle() {
  const { metafile, outputFiles } = await build({
    ...COMMON,
    metafile: true,
    write: false,
    entryPoints: { main: here("src/main.ts") },
    outdir: here("dist"),
    chunkNames: "[name]-[hash]",
    splitting: true,
    conditions: ["slotwise-source"],
    // jsonc-parser's CommonJS build requires its parts in a way that cannot be bundled.
    mainFields: ["module", "main"],
    plugins: [directImports, lazyBuiltins, withoutDebug],
    define: { SLOTWISE_VERSION: JSON.stringify(version), "import.meta.filename": "SLOTWISE_FILENAME" },
  });
  const texts = new Map(outputFiles.map(({ path, text }) => [basename(path), text]));
  const packs = await packed(metafile.outputs, (path) => texts.get(basename(path)));
  mkdirSync(here("dist"), { recursive: true });
  for (const { file, text } of packs) writeFileSync(here(`dist/${file}`), text, "latin1");
  await build({
    ...COMMON,
    entryPoints: [here("src/launch/launch.ts")],
    outfile,
    // Node loads what it loads ECMAScript modules with only where there is one.
    format: "cjs",
    define: {
      "import.meta.filename": "__filename",
      "import.meta.dirname": "__dirname",
      SLOTWISE_MAIN: '"./main.js"',
      SLOTWISE_PACKS: JSON.stringify(
        Object.fromEntries(packs.flatMap(({ file, parts }) => parts.map((part) => [part, file]))),
      ),
    },
  });
  // Afterwards, since a test may be running what is there; packs of earlier builds go.
  const made = [basename(outfile), ...packs.map(({ file }) => file)];
  for (const file of readdirSync(here("dist"))) {
    if (/\.c?js$/.test(file) && !made.includes(file)) rmSync(here(`dist/${file}`));
  }
  writeFileSync(here(`dist/${NOTICES_FILE}`), thirdPartyNotices([metafile]));
  return metafile;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await bundle();
