import * as vscode from "vscode";
import type { FleetStatuses, KnownStatus } from "./fleet-statuses.js";

/** The panels as far as the one with the focus matters. */
export interface FocusedPanel {
  /** The document that it shows; undefined while no panel has the focus. */
  readonly focused: vscode.Uri | undefined;
  readonly onDidChangeFocus: vscode.Event<void>;
}

/**
 * The document that is meant wherever none is named: the one that the focused panel shows, else the active editor's, else
 * the last of them that had a fleet. The status bar, the palette and all commands ask here, so that they mean the same.
 */
export class MeantDocument implements vscode.Disposable {
  readonly #statuses: FleetStatuses;
  readonly #panels: FocusedPanel;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange: vscode.Event<void> = this.#changed.event;
  readonly #subscriptions: readonly vscode.Disposable[];
  #latest: string | undefined;

  constructor(statuses: FleetStatuses, panels: FocusedPanel) {
    this.#statuses = statuses;
    this.#panels = panels;
    const look = () => this.#look();
    this.#subscriptions = [
      statuses.onDidChange(look),
      panels.onDidChangeFocus(look),
      vscode.window.onDidChangeActiveTextEditor(look),
    ];
    look();
  }

  get uri(): vscode.Uri | undefined {
    return this.#latest === undefined ? undefined : vscode.Uri.parse(this.#latest);
  }

  get known(): KnownStatus | undefined {
    return this.#statuses.of(this.#latest);
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#changed.dispose();
  }

  #look(): void {
    const inEditor = vscode.window.activeTextEditor?.document.uri;
    const candidates = [inEditor?.toString(), this.#latest];
    const known = candidates.find((uri) => this.#statuses.of(uri) !== undefined);
    // A panel's is meant whatever is known of it: its file's tab may be closed.
    const found = this.#panels.focused?.toString() ?? known;
    this.#latest = found;
    const isEditors = this.#statuses.of(inEditor?.toString()) !== undefined;
    void vscode.commands.executeCommand("setContext", "slotwise.hasFleet", found !== undefined);
    void vscode.commands.executeCommand("setContext", "slotwise.editorHasFleet", isEditors);
    this.#changed.fire();
  }
}
