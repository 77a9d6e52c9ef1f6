import * as vscode from "vscode";
import { fromRange } from "./convert.js";
import { FILE_PATTERNS } from "./file-patterns.generated.js";
import { LANGUAGES } from "./languages.js";

/** Files that can carry settings, by language where there is one, else by name. */
export const SELECTOR: readonly vscode.DocumentFilter[] = [
  ...LANGUAGES.map((language) => ({ language })),
  ...FILE_PATTERNS.map((pattern) => ({ pattern })),
];

/** Of the sample, which is in no folder of anybody's. */
export const SAMPLE_SCHEME = "slotwise-sample";

/** Old versions in a comparison, output and the like have a scheme of their own and are nobody's settings. */
export function canCarrySettings(document: vscode.TextDocument): boolean {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const schemes = ["file", "untitled", SAMPLE_SCHEME, ...folders.map(({ uri }) => uri.scheme)];
  return schemes.includes(document.uri.scheme) && vscode.languages.match(SELECTOR, document) > 0;
}

type Notify = (method: string, params: object) => void;

/** Keeps the server's copies of the open documents true, change by change. */
export class Documents implements vscode.Disposable {
  readonly #open = new Set<string>();
  readonly #notify: Notify;
  readonly #subscriptions: readonly vscode.Disposable[];

  constructor(notify: Notify) {
    this.#notify = notify;
    this.#subscriptions = [
      vscode.workspace.onDidOpenTextDocument((document) => this.#opened(document)),
      vscode.workspace.onDidChangeTextDocument((event) => this.#changed(event)),
      vscode.workspace.onDidCloseTextDocument((document) => this.#closed(document)),
    ];
    for (const document of vscode.workspace.textDocuments) this.#opened(document);
  }

  /** Whether the server knows a document. */
  has(document: vscode.TextDocument): boolean {
    return this.#open.has(document.uri.toString());
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #opened(document: vscode.TextDocument): void {
    if (this.has(document) || !canCarrySettings(document)) return;
    const uri = document.uri.toString();
    this.#open.add(uri);
    const { languageId, version } = document;
    this.#notify("textDocument/didOpen", { textDocument: { uri, languageId, version, text: document.getText() } });
  }

  #changed({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    if (!this.has(document) || contentChanges.length === 0) return;
    this.#notify("textDocument/didChange", {
      textDocument: { uri: document.uri.toString(), version: document.version },
      contentChanges: contentChanges.map(({ range, text }) => ({ range: fromRange(range), text })),
    });
  }

  #closed(document: vscode.TextDocument): void {
    const uri = document.uri.toString();
    if (this.#open.delete(uri)) this.#notify("textDocument/didClose", { textDocument: { uri } });
  }
}
