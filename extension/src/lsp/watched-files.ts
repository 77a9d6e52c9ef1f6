import * as vscode from "vscode";
import type * as lsp from "vscode-languageserver-protocol";

const CREATED = 1;
const CHANGED = 2;
const DELETED = 3;

/** Watches the files that the server asks for, and tells it what happens to them. */
export class WatchedFiles implements vscode.Disposable {
  readonly #watchers = new Map<string, vscode.Disposable[]>();
  readonly #tell: (changes: lsp.FileEvent[]) => void;

  constructor(tell: (changes: lsp.FileEvent[]) => void) {
    this.#tell = tell;
  }

  /** Answers `client/registerCapability`. What else a server may register it can do without. */
  register({ registrations }: lsp.RegistrationParams): void {
    for (const { id, method, registerOptions } of registrations) {
      if (method !== "workspace/didChangeWatchedFiles") continue;
      const { watchers } = registerOptions as lsp.DidChangeWatchedFilesRegistrationOptions;
      this.#watchers.set(
        id,
        watchers.map((each) => this.#watch(each)),
      );
    }
  }

  unregister({ unregisterations }: lsp.UnregistrationParams): void {
    for (const { id } of unregisterations) {
      for (const watcher of this.#watchers.get(id) ?? []) watcher.dispose();
      this.#watchers.delete(id);
    }
  }

  dispose(): void {
    for (const watchers of this.#watchers.values()) for (const watcher of watchers) watcher.dispose();
    this.#watchers.clear();
  }

  #watch({ globPattern, kind = 7 }: lsp.FileSystemWatcher): vscode.Disposable {
    const watcher = vscode.workspace.createFileSystemWatcher(
      typeof globPattern === "string" ? globPattern : relative(globPattern),
      (kind & 1) === 0,
      (kind & 2) === 0,
      (kind & 4) === 0,
    );
    const tell = (type: lsp.FileChangeType) => (uri: vscode.Uri) => this.#tell([{ uri: uri.toString(), type }]);
    watcher.onDidCreate(tell(CREATED));
    watcher.onDidChange(tell(CHANGED));
    watcher.onDidDelete(tell(DELETED));
    return watcher;
  }
}

function relative({ baseUri, pattern }: lsp.RelativePattern): vscode.RelativePattern {
  const base = typeof baseUri === "string" ? baseUri : baseUri.uri;
  return new vscode.RelativePattern(vscode.Uri.parse(base), pattern);
}
