import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { onTestFinished } from "vitest";
import {
  type ClientCapabilities,
  createProtocolConnection,
  type Diagnostic,
  type InitializeResult,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type Registration,
  type RegistrationParams,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import {
  DRAWINGS,
  type DrawingsParams,
  type InitializationOptions,
} from "../../packages/language-server/src/protocol/protocol.js";

export const SERVER: string = fileURLToPath(new URL("../../packages/language-server/dist/node.js", import.meta.url));

/** A folder with these files, gone after the test. Its URI has no slash at its end. */
export function temporaryWorkspace(files: Readonly<Record<string, string | Uint8Array>>): {
  readonly path: string;
  readonly uri: string;
} {
  const path = realpathSync(mkdtempSync(join(tmpdir(), "slotwise-lsp-")));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), text);
  }
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return { path, uri: pathToFileURL(path).href };
}

export interface ClientOptions {
  readonly folders: readonly string[];
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: InitializationOptions;
  /** What the client answers when it is asked for the section `slotwise` for a document. */
  readonly settings?: (uri: string) => unknown;
  readonly server?: string;
}

/** What VS Code can do, as far as it matters here. */
export const EDITOR_CAPABILITIES: ClientCapabilities = {
  general: { markdown: { parser: "marked" } },
  textDocument: {
    hover: { contentFormat: ["markdown", "plaintext"] },
    publishDiagnostics: { relatedInformation: true, versionSupport: true },
  },
  workspace: { configuration: true, workspaceFolders: true, workspaceEdit: { documentChanges: true } },
};

/** A client of the bundled server, in a process of its own. */
export interface LspClient {
  readonly connection: ProtocolConnection;
  readonly initialized: InitializeResult;
  open(uri: string, text: string, languageId?: string): void;
  /** Replaces all of a document's text. */
  type(uri: string, version: number, text: string): void;
  request<Result>(method: string, params: unknown): Promise<Result>;
  /** The diagnostics of a version, once they are there. */
  diagnostics(uri: string, version?: number): Promise<readonly Diagnostic[]>;
  /** The first drawings of a version, or the first that are as asked for. */
  drawings(uri: string, version?: number, isWanted?: (params: DrawingsParams) => boolean): Promise<DrawingsParams>;
  /** Everything that was drawn, in order. */
  readonly drawn: readonly DrawingsParams[];
  /** Everything that was published, in order. */
  readonly published: readonly PublishDiagnosticsParams[];
  /** What the server registered. */
  readonly registrations: readonly Registration[];
}

export async function startClient(options: ClientOptions): Promise<LspClient> {
  const child = spawn(process.execPath, [options.server ?? SERVER, "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  onTestFinished(async () => {
    connection.dispose();
    child.kill();
  });
  const published: PublishDiagnosticsParams[] = [];
  const drawn: DrawingsParams[] = [];
  const waiting = new Set<() => void>();
  const tell = () => {
    for (const check of waiting) check();
  };
  connection.onNotification("textDocument/publishDiagnostics", (params: PublishDiagnosticsParams) => {
    published.push(params);
    tell();
  });
  connection.onNotification(DRAWINGS, (params: DrawingsParams) => {
    drawn.push(params);
    tell();
  });
  connection.onRequest("workspace/configuration", ({ items }: { items: { scopeUri?: string }[] }) =>
    items.map(({ scopeUri }) => options.settings?.(scopeUri ?? "") ?? null),
  );
  const registered: Registration[] = [];
  connection.onRequest("client/registerCapability", ({ registrations }: RegistrationParams) => {
    registered.push(...registrations);
    return null;
  });
  connection.listen();
  const initialized = await connection.sendRequest<InitializeResult>("initialize", {
    processId: process.pid,
    rootUri: options.folders[0] ?? null,
    workspaceFolders: options.folders.map((uri) => ({ uri, name: uri })),
    capabilities: options.capabilities ?? EDITOR_CAPABILITIES,
    ...(options.initializationOptions === undefined ? {} : { initializationOptions: options.initializationOptions }),
  });
  await connection.sendNotification("initialized", {});

  const until = <Value>(find: () => Value | undefined): Promise<Value> =>
    new Promise((resolve) => {
      const check = () => {
        const found = find();
        if (found === undefined) return;
        waiting.delete(check);
        resolve(found);
      };
      waiting.add(check);
      check();
    });
  return {
    connection,
    initialized,
    drawn,
    published,
    registrations: registered,
    open: (uri, text, languageId = "toml") => {
      void connection.sendNotification("textDocument/didOpen", { textDocument: { uri, languageId, version: 1, text } });
    },
    type: (uri, version, text) => {
      void connection.sendNotification("textDocument/didChange", {
        textDocument: { uri, version },
        contentChanges: [{ text }],
      });
    },
    request: (method, params) => connection.sendRequest(method, params),
    diagnostics: (uri, version = 1) =>
      until(() => published.find((each) => each.uri === uri && each.version === version)?.diagnostics),
    drawings: (uri, version = 1, isWanted = () => true) =>
      until(() => drawn.find((each) => each.uri === uri && each.version === version && isWanted(each))),
  };
}

/** A text without the `|` that marks a place in it, and the place. */
export function marked(text: string): {
  readonly text: string;
  readonly position: { readonly line: number; readonly character: number };
} {
  const at = text.indexOf("|");
  const before = text.slice(0, at).split("\n");
  return {
    text: text.slice(0, at) + text.slice(at + 1),
    position: { line: before.length - 1, character: before.at(-1)?.length ?? 0 },
  };
}
