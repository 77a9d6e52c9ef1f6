import {
  CodeActionKind,
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  type InitializeParams,
  type InitializeResult,
  TextDocumentSyncKind,
  WatchKind,
} from "vscode-languageserver";
import { type ClientFeatures, clientFeatures } from "./client/client-features.js";
import { clientFiles } from "./files/client-files.js";
import { normalised } from "./files/normalised-uri.js";
import type { StoredFiles } from "./files/stored-files.js";
import { NAMED_GLOB, WANTED_GLOBS } from "./files/watched-globs.js";
import { DRAW_SIZE, THEME, type ThemeParams } from "./protocol/protocol.js";
import { answerDrawSize } from "./requests/answer-draw-size.js";
import { answerRequests } from "./requests/answer-requests.js";
import { FIX_ALL } from "./requests/fix-all-kind.js";
import { createPush } from "./requests/push.js";
import { Session } from "./session/session.js";

/** What a server has of its own, where its client gives it nothing. */
export interface ServerHost {
  /** Undefined where there is no disk: then the client has to read. */
  readonly disk: StoredFiles | undefined;
  /** What stands before `<rule>.md` in the address of a rule's page; empty where there are none. */
  readonly rulePages: string;
  /** Seconds since the epoch. */
  readonly now: () => number;
  readonly version: string;
}

/** Wires a language server to a connection, and starts to listen. */
export function createServer(connection: Connection, host: ServerHost): void {
  connection.onInitialize((params): InitializeResult => {
    const client = clientFeatures(params);
    const files = client.files || host.disk === undefined ? clientFiles(connection) : host.disk;
    const rulePages = client.rulePages ?? host.rulePages;
    // Both are functions of the session, which needs the one to be made.
    const push = () => pushAll();
    const session = new Session(connection, client, files, foldersOf(params), {
      push,
      onLetGo: () => pushAll.refresh(),
      now: host.now,
    });
    const pushAll = createPush(connection, session, rulePages);
    follow(connection, session, pushAll.refresh);
    answerRequests(connection, session, { rulePages, now: host.now });
    answerDrawSize(connection, session, pushAll.refresh);
    session.documents.listen(connection);
    return { capabilities: capabilitiesFor(client), serverInfo: { name: "slotwise", version: host.version } };
  });
  connection.listen();
}

function foldersOf({ workspaceFolders, rootUri }: InitializeParams): readonly string[] {
  if (workspaceFolders !== null && workspaceFolders !== undefined) return workspaceFolders.map(({ uri }) => uri);
  return rootUri === null ? [] : [rootUri];
}

/** Hears of everything that changes. */
function follow(connection: Connection, session: Session, refresh: () => void): void {
  const { client, documents, pushing, workspace } = session;
  documents.onDidOpen(({ document }) => session.opened(document));
  documents.onDidClose(({ document }) => session.closed(document));
  documents.onDidChangeContent(() => session.edited());
  documents.onDidSave(() => {
    // Whoever does not watch files is told of none that others changed meanwhile.
    if (!client.watchesFiles) workspace.forgetAll();
    pushing.ask();
  });
  connection.onDidChangeConfiguration(({ settings }) => {
    session.settingsChanged(settings?.slotwise);
    refresh();
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    let isNews = false;
    for (const { uri, type } of changes) {
      const file = normalised(uri);
      const isKnown =
        type === FileChangeType.Deleted
          ? workspace.gone(file)
          : workspace.changed(file, type === FileChangeType.Created);
      isNews = isKnown || isNews;
    }
    if (!isNews) return;
    refresh();
    pushing.ask();
  });
  connection.onNotification(THEME, ({ theme }: ThemeParams) => {
    session.theme = theme;
  });
  connection.onInitialized(() => {
    const { client: registry } = connection;
    const watchers = [
      ...[...WANTED_GLOBS, NAMED_GLOB].map((globPattern) => ({
        globPattern,
        kind: WatchKind.Create | WatchKind.Change,
      })),
      // Of a folder that goes away some clients tell by its own name only.
      { globPattern: "**/*", kind: WatchKind.Delete },
    ];
    const registered = [
      ...(client.tellsOfConfiguration
        ? [registry.register(DidChangeConfigurationNotification.type, { section: "slotwise" })]
        : []),
      ...(client.watchesFiles ? [registry.register(DidChangeWatchedFilesNotification.type, { watchers })] : []),
    ];
    // Without it the client tells of fewer changes, and nothing else is amiss.
    for (const each of registered) each.catch(({ message }: Error) => connection.console.warn(message));
    if (!client.foldersChange) return;
    connection.workspace.onDidChangeWorkspaceFolders(async () => {
      workspace.setFolders(
        ((await connection.workspace.getWorkspaceFolders()) ?? []).map(({ uri }) => normalised(uri)),
      );
      pushing.ask();
    });
  });
  connection.onShutdown(() => session.stop());
}

function capabilitiesFor(client: ClientFeatures): InitializeResult["capabilities"] {
  return {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
    hoverProvider: true,
    // PY begins a variable of pynenc's: in a Compose file all is text to VS Code, and there it asks for nothing by itself.
    completionProvider: { triggerCharacters: ["[", "_", ".", '"', "=", "Y"] },
    codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL] },
    inlayHintProvider: true,
    documentSymbolProvider: true,
    documentLinkProvider: { resolveProvider: false },
    definitionProvider: true,
    executeCommandProvider: { commands: [DRAW_SIZE] },
    ...(client.lenses ? { codeLensProvider: { resolveProvider: false } } : {}),
    ...(client.pullsDiagnostics
      ? { diagnosticProvider: { identifier: "slotwise", interFileDependencies: true, workspaceDiagnostics: true } }
      : {}),
    workspace: { workspaceFolders: { supported: true, changeNotifications: client.foldersChange } },
  };
}
