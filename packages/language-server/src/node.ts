import { existsSync } from "node:fs";
import { createConnection, ProposedFeatures } from "vscode-languageserver/node";
import { readCommandLine } from "./command-line.js";
import { diskFiles } from "./files/disk-files.js";
import { createServer } from "./server.js";
import { VERSION } from "./version.js";

const request = readCommandLine(process.argv.slice(2), VERSION, process.stdin.isTTY === true);
switch (request.kind) {
  case "tell":
    process.stdout.write(request.text);
    break;
  case "refuse":
    process.stderr.write(request.text);
    process.exitCode = 2;
    break;
  case "serve":
    if (request.warning !== undefined) process.stderr.write(request.warning);
    serve(request.isTransportNamed);
    break;
}

/** @param isTransportNamed whether the arguments say how; the protocol's library reads them itself */
function serve(isTransportNamed: boolean): void {
  const pages = new URL("./rules/", import.meta.url);
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
