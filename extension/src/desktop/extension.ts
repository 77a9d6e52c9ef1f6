import { fork } from "node:child_process";
import { realpath } from "node:fs/promises";
import type * as vscode from "vscode";
import { IPCMessageReader, IPCMessageWriter } from "vscode-jsonrpc/node";
import { activateWith } from "../activate.js";
import type { Supervisor } from "../lsp/supervisor.js";
import type { Transport } from "../lsp/transport.js";
import { LOCAL_STORES } from "./local-stores.js";

let supervisor: Supervisor | undefined;

export function activate(context: vscode.ExtensionContext): void {
  const server = context.asAbsolutePath("dist/server/process.js");
  supervisor = activateWith(context, (log) => startProcess(server, log), {
    realPath: (path) => realpath(path),
    stores: LOCAL_STORES,
  });
}

export async function deactivate(): Promise<void> {
  await supervisor?.stop();
}

/** The server as a process of its own, so that it can neither slow down nor take down the editor. */
function startProcess(server: string, log: vscode.LogOutputChannel): Transport {
  const child = fork(server, [], { execArgv: [], silent: true });
  const tell = (data: Buffer): void => log.info(data.toString().trimEnd());
  child.stdout?.on("data", tell);
  child.stderr?.on("data", tell);
  return {
    reader: new IPCMessageReader(child),
    writer: new IPCMessageWriter(child),
    onExit(listener) {
      child.once("exit", (code, signal) => listener(`exit ${code ?? signal}`));
      child.once("error", (error) => listener(error.message));
    },
    kill: () => child.kill(),
  };
}
