import * as vscode from "vscode";
import { createMessageConnection, type MessageConnection } from "vscode-jsonrpc";
import type * as lsp from "vscode-languageserver-protocol";
import { CLIENT_CAPABILITIES } from "./capabilities.js";
import { Diagnostics } from "./diagnostics.js";
import { Documents } from "./documents.js";
import type { Ask } from "./provider-context.js";
import { registerProviders } from "./providers.js";
import type { Transport } from "./transport.js";
import { WatchedFiles } from "./watched-files.js";
import { toWorkspaceEdit } from "./workspace-edit.js";

/** One server from its first message to its last, with everything that hangs on it. */
export class Session implements vscode.Disposable {
  readonly connection: MessageConnection;
  readonly #transport: Transport;
  readonly #log: vscode.LogOutputChannel;
  readonly #refresh = new vscode.EventEmitter<"lenses" | "hints">();
  readonly #disposables: vscode.Disposable[] = [];
  #isDisposed = false;

  constructor(transport: Transport, log: vscode.LogOutputChannel) {
    this.#transport = transport;
    this.#log = log;
    const { error, warn, info } = log;
    this.connection = createMessageConnection(transport.reader, transport.writer, {
      error: (message) => error.call(log, message),
      warn: (message) => warn.call(log, message),
      info: (message) => info.call(log, message),
      log: (message) => log.debug(message),
    });
  }

  /** Greets the server and registers what it offers. Handlers of the caller's own belong on `connection` before this. */
  async start(initializationOptions: object): Promise<void> {
    const { connection } = this;
    const diagnostics = new Diagnostics();
    const watched = new WatchedFiles((changes) => this.#notify("workspace/didChangeWatchedFiles", { changes }));
    this.#disposables.push(diagnostics, watched, this.#refresh);
    connection.onNotification("textDocument/publishDiagnostics", (params: lsp.PublishDiagnosticsParams) =>
      diagnostics.publish(params.uri, params.diagnostics),
    );
    connection.onNotification("window/logMessage", ({ message }: lsp.LogMessageParams) => this.#log.info(message));
    connection.onNotification("window/showMessage", ({ message }: lsp.ShowMessageParams) => this.#log.warn(message));
    connection.onRequest("workspace/configuration", configurationOf);
    connection.onRequest("workspace/workspaceFolders", workspaceFolders);
    connection.onRequest("workspace/applyEdit", applyEdit);
    connection.onRequest("workspace/codeLens/refresh", () => this.#refresh.fire("lenses"));
    connection.onRequest("workspace/inlayHint/refresh", () => this.#refresh.fire("hints"));
    connection.onRequest("client/registerCapability", (params: lsp.RegistrationParams) => watched.register(params));
    connection.onRequest("client/unregisterCapability", (params: lsp.UnregistrationParams) =>
      watched.unregister(params),
    );
    connection.listen();

    const params: lsp.InitializeParams = {
      processId: null,
      clientInfo: { name: vscode.env.appName, version: vscode.version },
      locale: vscode.env.language,
      rootUri: vscode.workspace.workspaceFolders?.[0]?.uri.toString() ?? null,
      workspaceFolders: workspaceFolders(),
      capabilities: CLIENT_CAPABILITIES,
      initializationOptions,
    };
    const { capabilities } = await connection.sendRequest<lsp.InitializeResult>("initialize", params);
    if (this.#isDisposed) return;
    this.#notify("initialized", {});
    const documents = new Documents((method, params) => this.#notify(method, params));
    this.#disposables.push(
      documents,
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration("slotwise")) {
          this.#notify("workspace/didChangeConfiguration", { settings: null });
        }
      }),
      vscode.workspace.onDidChangeWorkspaceFolders(({ added, removed }) =>
        this.#notify("workspace/didChangeWorkspaceFolders", {
          event: { added: added.map(toFolder), removed: removed.map(toFolder) },
        }),
      ),
      ...registerProviders({
        ask: this.#asking(documents),
        capabilities,
        documents,
        diagnostics,
        onRefresh: this.#refresh.event,
      }),
    );
  }

  /** Asks the server to end, and ends it if it does not within two seconds. */
  async stop(): Promise<void> {
    const late = new Promise((resolve) => setTimeout(resolve, 2000));
    await Promise.race([late, this.connection.sendRequest("shutdown").catch(() => undefined)]);
    this.#notify("exit");
    this.dispose();
  }

  dispose(): void {
    this.#isDisposed = true;
    for (const disposable of this.#disposables.splice(0)) disposable.dispose();
    this.connection.dispose();
    this.#transport.kill();
  }

  #notify(method: string, params?: object): void {
    // A server that has just died takes no more messages; who watches it starts another.
    void this.connection.sendNotification(method, params).catch((error) => this.#log.debug(String(error)));
  }

  #asking(documents: Documents): Ask {
    return async (method, document, params, token) => {
      if (!documents.has(document)) return null;
      const textDocument = { uri: document.uri.toString() };
      try {
        return await this.connection.sendRequest(method, { textDocument, ...params }, token);
      } catch (error) {
        if (!token.isCancellationRequested) this.#log.debug(`${method}: ${error}`);
        return null;
      }
    };
  }
}

function toFolder({ uri, name }: vscode.WorkspaceFolder): lsp.WorkspaceFolder {
  return { uri: uri.toString(), name };
}

function workspaceFolders(): lsp.WorkspaceFolder[] | null {
  return vscode.workspace.workspaceFolders?.map(toFolder) ?? null;
}

function configurationOf({ items }: lsp.ConfigurationParams): unknown[] {
  return items.map(({ section, scopeUri }) => {
    const scope = scopeUri === undefined ? undefined : vscode.Uri.parse(scopeUri);
    const value = vscode.workspace.getConfiguration(undefined, scope).get(section ?? "") ?? null;
    // The editor's objects are proxies, which cannot be sent to a worker as they are.
    return JSON.parse(JSON.stringify(value));
  });
}

async function applyEdit({ edit }: lsp.ApplyWorkspaceEditParams): Promise<lsp.ApplyWorkspaceEditResult> {
  const made = toWorkspaceEdit(edit);
  if (made === undefined) return { applied: false, failureReason: "the document has changed" };
  return { applied: await vscode.workspace.applyEdit(made) };
}
