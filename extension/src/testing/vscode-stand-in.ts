import { readFile, stat } from "node:fs/promises";
import { URI, Utils } from "vscode-uri";

// As much of the editor's interface as the extension uses: what it is given it keeps, for a test to look at.

type Listener = (event: unknown) => unknown;

class EventEmitter {
  readonly #listeners = new Set<Listener>();
  readonly event = (listener: Listener): Disposable => {
    this.#listeners.add(listener);
    return new Disposable(() => this.#listeners.delete(listener));
  };
  fire(event: unknown): void {
    for (const listener of this.#listeners) listener(event);
  }
  dispose(): void {
    this.#listeners.clear();
  }
}

class Disposable {
  readonly dispose: () => void;
  constructor(dispose: () => void) {
    this.dispose = dispose;
  }
}

/** Keeps what it is made with: enough for data that only the editor looks into. */
class Data {
  readonly given: readonly unknown[];
  constructor(...given: readonly unknown[]) {
    this.given = given;
  }
}

class Position {
  readonly line: number;
  readonly character: number;
  constructor(line: number, character: number) {
    this.line = line;
    this.character = character;
  }
}

class Range {
  readonly start: Position;
  readonly end: Position;
  constructor(start: Position | number, end: Position | number, endLine = 0, endCharacter = 0) {
    const isNumbers = typeof start === "number" || typeof end === "number";
    this.start = isNumbers ? new Position(Number(start), Number(end)) : start;
    this.end = isNumbers ? new Position(endLine, endCharacter) : end;
  }
}

class Diagnostic {
  readonly range: Range;
  readonly message: string;
  readonly severity: number;
  constructor(range: Range, message: string, severity: number) {
    this.range = range;
    this.message = message;
    this.severity = severity;
  }
}

class MarkdownString {
  readonly value: string;
  constructor(value = "") {
    this.value = value;
  }
}

class Hover {
  readonly contents: readonly MarkdownString[];
  constructor(contents: readonly MarkdownString[]) {
    this.contents = contents;
  }
}

class FileSystemError extends Error {
  code = "FileNotFound";
}

/** A document that stands in the editor. */
export interface StandInDocument {
  readonly uri: { toString(): string };
  readonly languageId: string;
  readonly version: number;
  getText(): string;
}

export function standInDocument(path: string, languageId: string, text: string): StandInDocument {
  return { uri: URI.file(path), languageId, version: 1, getText: () => text };
}

/** What a test sees of what an extension did. */
export interface StandIn {
  readonly vscode: object;
  readonly diagnostics: Map<string, readonly Diagnostic[]>;
  readonly decorations: unknown[][];
  readonly statusTexts: string[];
  readonly warnings: string[];
  readonly commands: Map<string, (...given: unknown[]) => unknown>;
  readonly filesRead: string[];
  readonly hoverProviders: { provideHover(...given: unknown[]): Promise<Hover | undefined> }[];
}

/** An editor with one folder and one document in it. */
export function createStandIn(folder: string, document: StandInDocument): StandIn {
  const seen: Omit<StandIn, "vscode"> = {
    diagnostics: new Map(),
    decorations: [],
    statusTexts: [],
    warnings: [],
    commands: new Map(),
    filesRead: [],
    hoverProviders: [],
  };
  let decorationTypes = 0;
  const never = () => new Disposable(() => undefined);
  const emitter = () => new EventEmitter().event;
  const editor = {
    document,
    setDecorations: (_: unknown, decorations: unknown[]) => seen.decorations.push(decorations),
  };
  const log = { info() {}, warn() {}, error() {}, debug() {}, show() {}, dispose() {} };
  const vscode = {
    ...{ Position, Range, Diagnostic, MarkdownString, Hover, EventEmitter, Disposable, FileSystemError },
    ...{ Location: Data, DiagnosticRelatedInformation: Data, RelativePattern: Data, ThemeColor: Data, CodeLens: Data },
    ...{ InlayHint: Data, DocumentLink: Data, CompletionItem: Data, CompletionList: Data, WorkspaceEdit: Data },
    CancellationTokenSource: class {
      readonly token = { isCancellationRequested: false, onCancellationRequested: emitter() };
      cancel(): void {
        this.token.isCancellationRequested = true;
      }
      dispose(): void {}
    },
    Uri: { parse: URI.parse, from: URI.from, joinPath: Utils.joinPath },
    CodeActionKind: { Empty: { append: (value: string) => ({ value }) } },
    ColorThemeKind: { Light: 1, Dark: 2, HighContrast: 3, HighContrastLight: 4 },
    DecorationRangeBehavior: { ClosedClosed: 1 },
    FileType: { File: 1, Directory: 2 },
    FileChangeType: { Changed: 1 },
    ProgressLocation: { Notification: 15, Window: 10 },
    QuickPickItemKind: { Separator: -1 },
    StatusBarAlignment: { Left: 1, Right: 2 },
    ViewColumn: { Beside: -2 },
    version: "1.100.0",
    env: { appName: "stand-in", language: "en" },
    l10n: { t: (text: string) => text },
    commands: {
      executeCommand: async () => undefined,
      registerCommand(name: string, run: (...given: unknown[]) => unknown) {
        seen.commands.set(name, run);
        return never();
      },
    },
    languages: {
      match: () => 10,
      createDiagnosticCollection: () => ({
        set: (uri: object, problems: readonly Diagnostic[]) => seen.diagnostics.set(uri.toString(), problems),
        clear: () => undefined,
        delete: () => undefined,
        dispose: () => seen.diagnostics.clear(),
      }),
      registerHoverProvider(_: unknown, provider: StandIn["hoverProviders"][number]) {
        seen.hoverProviders.push(provider);
        return new Disposable(() => seen.hoverProviders.splice(seen.hoverProviders.indexOf(provider), 1));
      },
      ...Object.fromEntries(
        ["CompletionItem", "CodeActions", "CodeLens", "InlayHints", "DocumentSymbol", "Definition", "DocumentLink"].map(
          (kind) => [`register${kind}Provider`, never],
        ),
      ),
    },
    window: {
      activeColorTheme: { kind: 1 },
      activeTextEditor: editor,
      visibleTextEditors: [editor],
      createOutputChannel: () => log,
      createStatusBarItem: () => ({
        set text(text: string) {
          seen.statusTexts.push(text);
        },
        show() {},
        hide() {},
        dispose() {},
      }),
      createTextEditorDecorationType: () => ({ ...never(), key: `TextEditorDecorationType${++decorationTypes}` }),
      registerWebviewPanelSerializer: never,
      onDidChangeActiveColorTheme: emitter(),
      onDidChangeActiveTextEditor: emitter(),
      onDidChangeVisibleTextEditors: emitter(),
      showInformationMessage: async () => undefined,
      showErrorMessage: async () => undefined,
      showWarningMessage: async (message: string) => void seen.warnings.push(message),
    },
    workspace: {
      textDocuments: [document],
      workspaceFolders: [{ uri: URI.file(folder), name: "folder", index: 0 }],
      fs: {
        async stat({ fsPath }: { fsPath: string }) {
          const found = await stat(fsPath).catch(() => undefined);
          if (found === undefined) throw new FileSystemError();
          return { type: found.isFile() ? 1 : 2, size: found.size };
        },
        async readFile({ fsPath }: { fsPath: string }) {
          seen.filesRead.push(fsPath);
          return readFile(fsPath);
        },
      },
      // The folder holds these; the globs are tested in the real editor.
      findFiles: async () => ["pyproject.toml", "compose.yaml"].map((name) => Utils.joinPath(URI.file(folder), name)),
      createFileSystemWatcher: () => ({ ...never(), onDidCreate: never, onDidChange: never, onDidDelete: never }),
      getConfiguration: () => ({ get: (_: string, otherwise: unknown) => otherwise }),
      onDidChangeConfiguration: emitter(),
      onDidChangeTextDocument: emitter(),
      onDidChangeWorkspaceFolders: emitter(),
      onDidCloseTextDocument: emitter(),
      onDidOpenTextDocument: emitter(),
      onDidSaveTextDocument: emitter(),
      registerFileSystemProvider: never,
    },
  };
  return { vscode, ...seen };
}
