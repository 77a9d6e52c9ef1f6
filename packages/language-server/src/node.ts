import { existsSync } from "node:fs";
import { createConnection, ProposedFeatures } from "vscode-languageserver/node";
import { diskFiles } from "./disk-files.js";
import { createServer } from "./server.js";
import { VERSION } from "./version.js";

// A client that starts us with `--node-ipc`, `--pipe` or `--socket` says so; any other talks over standard streams.
const isTransportNamed = process.argv.slice(2).some((argument) => /^--(?:node-ipc|stdio|pipe|socket)\b/.test(argument));
const pages = new URL("./rules/", import.meta.url);

if (process.argv.includes("--version")) {
  process.stdout.write(`${VERSION}\n`);
} else {
  const connection = isTransportNamed
    ? createConnection(ProposedFeatures.all)
    : createConnection(ProposedFeatures.all, process.stdin, process.stdout);
  createServer(connection, {
    disk: diskFiles,
    rulePages: existsSync(pages) ? pages.href : "",
    now: () => Date.now() / 1000,
    version: VERSION,
  });
}
