import { BrowserMessageReader, BrowserMessageWriter, createConnection } from "vscode-languageserver/browser";
import { createServer } from "./server.js";
import { VERSION } from "./version.js";

// The scope of a web worker, which Node's types do not know.
const worker = globalThis as unknown as ConstructorParameters<typeof BrowserMessageReader>[0];

createServer(createConnection(new BrowserMessageReader(worker), new BrowserMessageWriter(worker)), {
  disk: undefined,
  rulePages: "",
  now: () => Date.now() / 1000,
  version: VERSION,
});
