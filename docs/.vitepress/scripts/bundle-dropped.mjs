// What runs beside a page that audits dropped files: a worker's script, SQLite, and what they share.
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { reachable } from "./reachable.mjs";

/** What `startWorker` starts as a module. All other files are fetched by it, from beside it. */
export const DROPPED_WORKER = "dropped-worker.js";

/**
 * The files by their names, to be put into one folder. They are no part of the page's own bundle: sharing its chunks the worker
 * would load the whole language service.
 *
 * @returns {Promise<{ files: ReadonlyMap<string, Uint8Array>, metafile: object }>} with esbuild's account of them
 */
export async function bundleDropped() {
  const { outputFiles, metafile } = await build({
    entryPoints: { "dropped-worker": fileURLToPath(new URL("../src/dropped/worker/main.ts", import.meta.url)) },
    outdir: "dropped",
    entryNames: "[name]",
    chunkNames: "dropped-[name]-[hash]",
    assetNames: "[name]-[hash]",
    // A page keeps a script and the SQLite that fits it, or neither: both have names of their content.
    loader: { ".wasm": "file" },
    bundle: true,
    write: false,
    metafile: true,
    minify: true,
    format: "esm",
    splitting: true,
    platform: "browser",
    target: "es2023",
    conditions: ["slotwise-source"],
    logLevel: "warning",
  });
  // esbuild writes a chunk for each import() that it has seen, also in functions that were left out.
  const wanted = reachable(metafile.outputs, [DROPPED_WORKER], () => true);
  const files = outputFiles.map(({ path, contents }) => [basename(path), contents]);
  return { files: new Map(files.filter(([name]) => wanted.has(name))), metafile };
}
