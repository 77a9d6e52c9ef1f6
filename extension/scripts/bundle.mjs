// Bundles the extension for the desktop and for the web, the panel's page, and the server that both start: a worker's, which a process
// can run as well.
import { copyFileSync, cpSync, mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import { browserServer, bundle as bundleServer, nodeServer } from "../../packages/language-server/scripts/bundle.mjs";
import { NOTICES_FILE, thirdPartyNotices } from "../../packages/language-service/scripts/third-party-notices.mjs";

const here = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

const common = {
  metafile: true,
  bundle: true,
  minify: true,
  conditions: ["slotwise-source"],
  mainFields: ["module", "main"],
  logLevel: "warning",
};

const hosts = { ...common, format: "cjs", external: ["vscode"], target: "es2023" };
const pages = { ...common, format: "iife", platform: "browser", target: "es2022" };

export async function bundle() {
  const desktop = await build({
    ...hosts,
    entryPoints: [here("src/desktop/extension.ts")],
    outfile: here("dist/desktop/extension.js"),
    platform: "node",
  });
  const web = await build({
    ...hosts,
    entryPoints: [here("src/web/extension.ts")],
    outfile: here("dist/web/extension.js"),
    platform: "browser",
    conditions: ["slotwise-source", "browser"],
  });
  const serverProcess = await build({
    ...hosts,
    entryPoints: [here("src/desktop/server-process.ts")],
    outfile: here("dist/server/process.js"),
    platform: "node",
  });
  const worker = await build({
    ...pages,
    entryPoints: [here("../packages/panel/src/story/search-worker.ts")],
    write: false,
  });
  const panel = await build({
    ...pages,
    entryPoints: [here("src/panel/webview/main.ts")],
    outfile: here("dist/panel.js"),
    define: { SEARCH_WORKER: JSON.stringify(worker.outputFiles[0].text) },
  });
  await build({
    ...common,
    entryPoints: [here("src/panel/webview/panel.css")],
    outfile: here("dist/panel.css"),
  });
  const server = await copyServer();
  const metafiles = [desktop, web, serverProcess, worker, panel].map(({ metafile }) => metafile);
  writeFileSync(here(`dist/${NOTICES_FILE}`), thirdPartyNotices([...metafiles, ...server]));
}

/** The server's own bundles and the rules' pages, made by its own script. */
async function copyServer() {
  const metafiles = await bundleServer();
  for (const folder of ["dist/server", "dist/rules"]) mkdirSync(here(folder), { recursive: true });
  copyFileSync(browserServer, here("dist/server/worker.js"));
  cpSync(new URL("rules/", pathToFileURL(nodeServer)), here("dist/rules"), { recursive: true });
  return metafiles;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await bundle();
