import type { DrawingsParams, FleetStatus } from "slotwise-language-server/protocol";
import * as vscode from "vscode";

/** What is known of a document's fleet. */
export interface KnownStatus {
  readonly status: FleetStatus;
  /** The document does not parse now: this is what it was when it last did. */
  readonly isStale: boolean;
}

/** What the server said last of each open document's fleet. */
export class FleetStatuses implements vscode.Disposable {
  readonly #known = new Map<string, KnownStatus>();
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange: vscode.Event<void> = this.#changed.event;
  readonly #subscription = vscode.workspace.onDidCloseTextDocument(({ uri }) => {
    if (this.#known.delete(uri.toString())) this.#changed.fire();
  });

  show({ uri: written, status, stale }: DrawingsParams): void {
    const uri = vscode.Uri.parse(written).toString();
    const before = this.#known.get(uri);
    if (status === null) this.#known.delete(uri);
    // While a text does not parse, its fleet is the one that it last described.
    else this.#known.set(uri, { status: stale && before !== undefined ? before.status : status, isStale: stale });
    this.#changed.fire();
  }

  /** @param uri as the editor writes it */
  of(uri: string | undefined): KnownStatus | undefined {
    return uri === undefined ? undefined : this.#known.get(uri);
  }

  clear(): void {
    this.#known.clear();
    this.#changed.fire();
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }
}
