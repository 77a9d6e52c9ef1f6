// Bundles the playground: a page, its scripts and styles, the worker that knows the language, and what is loaded on demand.
// The page and its workers share what they have in common, so that nothing is downloaded twice.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { NOTICES_FILE, thirdPartyNotices } from "../../../packages/language-service/scripts/third-party-notices.mjs";
import { bundleDropped, DROPPED_WORKER } from "./bundle-dropped.mjs";
import { isStatic, reachable } from "./reachable.mjs";

const here = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const EXAMPLES = fileURLToPath(new URL("../../examples/playground/", import.meta.url));

/** SQLite's package names its licence and brings no text of it; TypeScript, which we build with, brings the same. */
const LICENCES = {
  "Apache-2.0": readFileSync(new URL("../LICENSE", import.meta.resolve("typescript")), "utf8"),
};

/** Loaded with the page: everything else waits until somebody needs it. */
const FIRST = ["main.js", "worker.js"];

/** What parsers bring along for others. */
const UNUSED = {
  "eslint-visitor-keys": here("../../packages/language-server/scripts/unused/visitor-keys.mjs"),
  "vscode-languageserver-types": here("scripts/unused/languageserver-types.mjs"),
};

const shared = {
  alias: UNUSED,
  bundle: true,
  minify: true,
  platform: "browser",
  target: "es2023",
  conditions: ["slotwise-source"],
  mainFields: ["module", "main"],
  // They are in a file of their own, whole.
  legalComments: "none",
  logLevel: "warning",
};

/**
 * @param {{ outDir: string }} options a folder of its own, which is made empty
 * @returns {Promise<{ files: string[], first: string[], metafile: object }>} what was written, and what a first visit loads
 */
export async function bundlePlayground({ outDir }) {
  const made = await build({
    ...shared,
    entryPoints: [
      { in: here("src/page/main.ts"), out: "main" },
      { in: here("src/service/worker.ts"), out: "worker" },
      { in: here("../../packages/panel/src/story/search-worker.ts"), out: "search-worker" },
    ],
    entryNames: "[name]",
    chunkNames: "[name]-[hash]",
    format: "esm",
    splitting: true,
    metafile: true,
    write: false,
    outdir: "/",
    define: { EXAMPLES: JSON.stringify(readExamples()) },
  });
  const style = await build({ ...shared, entryPoints: [here("playground/page.css")], write: false });
  const theme = await build({
    ...shared,
    entryPoints: [here("src/page/first-paint.ts")],
    format: "iife",
    write: false,
  });
  const { files: dropped, metafile: ofDropped } = await bundleDropped();
  const files = new Map([
    ...dropped,
    ...made.outputFiles.map(({ path, contents }) => [path.replace(/^\/+/, ""), contents]),
    ["page.css", style.outputFiles[0].contents],
    ["theme.js", theme.outputFiles[0].contents],
    [NOTICES_FILE, thirdPartyNotices([made.metafile, ofDropped], process.cwd(), LICENCES)],
    ["icon.svg", readFileSync(here("../../extension/media/icon.svg"))],
  ]);
  // Old and new files are never mixed: what belongs together is in a folder that is named for its content.
  const folder = hashOf([...files].flat());
  const placed = [...files].map(([name, contents]) => [`${folder}/${name}`, contents]);
  const first = [...reachable(made.metafile.outputs, FIRST, isStatic)].map((name) => `${folder}/${name}`);
  const preloads = first
    .filter((name) => !name.endsWith("/main.js"))
    .map((name) => `<link rel="modulepreload" href="${name}">`);
  const html = readFileSync(here("playground/index.html"), "utf8")
    .replaceAll("%FILES%", folder)
    .replace("%NOTICES%", NOTICES_FILE)
    .replace("%PRELOADS%", preloads.join("\n"));
  // What reads stores is large, and few ever drop one: it is kept once somebody has.
  const readsRecords = reachable(ofDropped.outputs, [DROPPED_WORKER], isStatic);
  const isKeptFirst = (name) => !dropped.has(name) || readsRecords.has(name);
  const names = ["./", ...[...files.keys()].filter(isKeptFirst).map((name) => `${folder}/${name}`)];
  const worker = await build({
    ...shared,
    entryPoints: [here("src/offline/service-worker.ts")],
    format: "iife",
    write: false,
    define: { FILES: JSON.stringify(names), VERSION: JSON.stringify(hashOf([folder, html])) },
  });
  rmSync(outDir, { recursive: true, force: true });
  const all = [...placed, ["index.html", html], ["service-worker.js", worker.outputFiles[0].contents]];
  for (const [name, contents] of all) {
    mkdirSync(dirname(join(outDir, name)), { recursive: true });
    writeFileSync(join(outDir, name), contents);
  }
  return { files: all.map(([name]) => name), first, metafile: made.metafile };
}

function readExamples() {
  const index = JSON.parse(readFileSync(join(EXAMPLES, "examples.json"), "utf8"));
  return index.map(({ name, title, files, chosen }) => ({
    name,
    title,
    chosen,
    files: files.map((path) => ({ path, text: readFileSync(join(EXAMPLES, name, path), "utf8") })),
  }));
}

function hashOf(parts) {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part).update("\0");
  return hash.digest("hex").slice(0, 12);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await bundlePlayground({ outDir: here("dist/playground") });
