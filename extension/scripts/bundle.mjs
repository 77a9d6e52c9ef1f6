// Bundles the extension for the desktop and for the web, the panel's page, and the server that both start.
import { copyFileSync, cpSync, mkdirSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import { browserServer, bundle as bundleServer, nodeServer } from "../../packages/language-server/scripts/bundle.mjs";

const here = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

const common = {
  bundle: true,
  minify: true,
  conditions: ["slotwise-source"],
  mainFields: ["module", "main"],
  logLevel: "warning",
};

const hosts = { ...common, format: "cjs", external: ["vscode"], target: "es2023" };
const pages = { ...common, format: "iife", platform: "browser", target: "es2022" };

export async function bundle() {
  await build({
    ...hosts,
    entryPoints: [here("src/desktop/extension.ts")],
    outfile: here("dist/desktop/extension.js"),
    platform: "node",
  });
  await build({
    ...hosts,
    entryPoints: [here("src/web/extension.ts")],
    outfile: here("dist/web/extension.js"),
    platform: "browser",
    conditions: ["slotwise-source", "browser"],
  });
  const worker = await build({
    ...pages,
    entryPoints: [here("src/panel/webview/search-worker.ts")],
    write: false,
  });
  await build({
    ...pages,
    entryPoints: [here("src/panel/webview/main.ts")],
    outfile: here("dist/panel.js"),
    define: { SEARCH_WORKER: JSON.stringify(worker.outputFiles[0].text) },
  });
  await copyServer();
}

/** The server's own bundles and the rules' pages, made by its own script. */
async function copyServer() {
  await bundleServer();
  for (const folder of ["dist/server", "dist/rules"]) mkdirSync(here(folder), { recursive: true });
  // An ES module in a package that is not one.
  copyFileSync(nodeServer, here("dist/server/node.mjs"));
  copyFileSync(browserServer, here("dist/server/worker.js"));
  cpSync(new URL("rules/", pathToFileURL(nodeServer)), here("dist/rules"), { recursive: true });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await bundle();
