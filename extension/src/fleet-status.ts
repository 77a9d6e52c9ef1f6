import type { DrawingsParams, FleetStatus } from "slotwise-language-server/protocol";
import * as vscode from "vscode";
import { PREVIEW_COMMAND } from "./command-names.js";

/** The state of the fleet in the active editor's file: an item in the status bar, and a key for menus. */
export class FleetStatusItem implements vscode.Disposable {
  readonly #item = vscode.window.createStatusBarItem("slotwise.fleet", vscode.StatusBarAlignment.Right, 90);
  readonly #latest = new Map<string, FleetStatus | null>();
  /** The document whose fleet is shown. */
  #shown: string | undefined;
  readonly #subscriptions: readonly vscode.Disposable[];

  constructor() {
    this.#item.name = vscode.l10n.t("pynenc fleet");
    this.#item.command = PREVIEW_COMMAND;
    this.#subscriptions = [
      vscode.window.onDidChangeActiveTextEditor(() => this.#update()),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#latest.delete(uri.toString())),
    ];
  }

  show({ uri, status }: DrawingsParams): void {
    this.#latest.set(vscode.Uri.parse(uri).toString(), status);
    this.#update();
  }

  clear(): void {
    this.#latest.clear();
    this.#update();
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#item.dispose();
  }

  /** While a panel has the focus no text editor is active; the one shown before stays the one that is meant. */
  #besidePanel(): vscode.TextEditor | undefined {
    return vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === this.#shown);
  }

  #update(): void {
    const uri = (vscode.window.activeTextEditor ?? this.#besidePanel())?.document.uri.toString();
    this.#shown = uri;
    const status = (uri !== undefined && this.#latest.get(uri)) || undefined;
    void vscode.commands.executeCommand("setContext", "slotwise.hasFleet", status !== undefined);
    if (status === undefined) {
      this.#item.hide();
      return;
    }
    const { icon, background, word } = shownAs(status.verdict);
    this.#item.text = `$(${icon}) ${status.fleet}`;
    this.#item.tooltip = status.sentence;
    this.#item.backgroundColor = background === undefined ? undefined : new vscode.ThemeColor(background);
    this.#item.accessibilityInformation = { label: `${status.fleet}, ${word}. ${status.sentence}` };
    this.#item.show();
  }
}

interface Shown {
  readonly icon: string;
  readonly background?: string;
  /** The verdict for those who hear it. */
  readonly word: string;
}

function shownAs(verdict: FleetStatus["verdict"]): Shown {
  switch (verdict) {
    case "safe":
      return { icon: "pass", word: vscode.l10n.t("safe") };
    case "remark":
      return { icon: "info", word: vscode.l10n.t("with remarks") };
    case "warning":
      return { icon: "warning", background: "statusBarItem.warningBackground", word: vscode.l10n.t("with warnings") };
    case "error":
      return { icon: "error", background: "statusBarItem.errorBackground", word: vscode.l10n.t("with errors") };
  }
}
