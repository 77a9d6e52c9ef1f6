import * as vscode from "vscode";
import { BrowserMessageReader, BrowserMessageWriter } from "vscode-jsonrpc/browser";
import { activateWith } from "../activate.js";
import type { Supervisor } from "../lsp/supervisor.js";
import type { Transport } from "../lsp/transport.js";

let supervisor: Supervisor | undefined;

export function activate(context: vscode.ExtensionContext): void {
  const server = vscode.Uri.joinPath(context.extensionUri, "dist/server/worker.js");
  supervisor = activateWith(context, () => startWorker(server));
}

export async function deactivate(): Promise<void> {
  await supervisor?.stop();
}

function startWorker(server: vscode.Uri): Transport {
  const worker = new Worker(server.toString(true));
  return {
    reader: new BrowserMessageReader(worker),
    writer: new BrowserMessageWriter(worker),
    // A worker that cannot be loaded, or whose code fails outside any request, has nothing more to say.
    onExit: (listener) => worker.addEventListener("error", (event) => listener(event.message), { once: true }),
    kill: () => worker.terminate(),
  };
}
