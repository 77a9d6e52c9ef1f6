// Bundles the server, once for Node and once for a web worker, and puts the rules' pages beside it.
import { chmodSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { NOTICES_FILE, thirdPartyNotices } from "../../language-service/scripts/third-party-notices.mjs";

const here = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const { version } = JSON.parse(readFileSync(here("package.json"), "utf8"));

export const nodeServer = here("dist/node.js");
export const browserServer = here("dist/browser.js");

const ESM = "lib/esm/main.js";
const ours = createRequire(here("package.json"));
const readers = createRequire(here("../project/package.json"));
const protocol = createRequire(
  createRequire(ours.resolve("vscode-languageserver/node")).resolve("vscode-languageserver-protocol/node"),
);

/**
 * What Node would load of a package is CommonJS, which is bundled whole, or a second time for whoever imports it: its modules
 * are a tenth smaller.
 */
const MODULES = {
  yaml: modulesOf(readers, "yaml", "browser/index.js"),
  "vscode-languageserver-textdocument": modulesOf(ours, "vscode-languageserver-textdocument", ESM),
  "vscode-languageserver-types": modulesOf(protocol, "vscode-languageserver-types", ESM),
};

/** What parsers bring along for those who colour a text, or look for faults in TOML: nobody does either here. */
const UNUSED = {
  "@lezer/highlight": here("scripts/unused/highlight.mjs"),
  "eslint-visitor-keys": here("scripts/unused/visitor-keys.mjs"),
};

function modulesOf(require, name, entry) {
  const main = require.resolve(name).replaceAll("\\", "/");
  return `${main.slice(0, main.lastIndexOf(`/${name}/`))}/${name}/${entry}`;
}

const shared = {
  alias: { ...MODULES, ...UNUSED },
  metafile: true,
  bundle: true,
  minify: true,
  conditions: ["slotwise-source"],
  // jsonc-parser's CommonJS build requires its parts in a way that cannot be bundled.
  mainFields: ["module", "main"],
  define: { SLOTWISE_VERSION: JSON.stringify(version) },
  logLevel: "warning",
};

/** @returns esbuild's account of both bundles */
export async function bundle() {
  const made = await Promise.all([
    build({
      ...shared,
      entryPoints: [here("src/node.ts")],
      outfile: nodeServer,
      platform: "node",
      target: "node20.19",
      format: "esm",
      // The protocol's library is CommonJS and asks for Node's own modules.
      banner: {
        js: '#!/usr/bin/env node\nimport { createRequire as createRequireHere } from "node:module"; const require = createRequireHere(import.meta.url);',
      },
    }),
    build({
      ...shared,
      entryPoints: [here("src/browser.ts")],
      outfile: browserServer,
      platform: "browser",
      target: "es2023",
      format: "iife",
    }),
  ]);
  // It is a command, too.
  chmodSync(nodeServer, 0o755);
  copyRulePages();
  const metafiles = made.map(({ metafile }) => metafile);
  writeFileSync(here(`dist/${NOTICES_FILE}`), thirdPartyNotices(metafiles));
  return metafiles;
}

/** Editors open a rule's page from its name; offline, it has to be where the server is. */
function copyRulePages() {
  const [from, to] = [here("../../docs/rules"), here("dist/rules")];
  mkdirSync(to, { recursive: true });
  const pages = readdirSync(from).filter((name) => name.endsWith(".md") && name !== "README.md");
  for (const page of pages) cpSync(`${from}/${page}`, `${to}/${page}`);
  // Afterwards, since a server may be running: pages of rules that are gone.
  for (const page of readdirSync(to)) if (!pages.includes(page)) rmSync(`${to}/${page}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await bundle();
