import * as vscode from "vscode";
import type { MeantDocument } from "./asked/meant-document.js";
import { verdictShown } from "./asked/verdict-shown.js";
import { PREVIEW_COMMAND } from "./command-names.js";

/** The state of the fleet that is meant, as an item in the status bar. */
export class FleetStatusItem implements vscode.Disposable {
  readonly #item = vscode.window.createStatusBarItem("slotwise.fleet", vscode.StatusBarAlignment.Right, 90);
  readonly #meant: MeantDocument;
  readonly #subscription: vscode.Disposable;

  constructor(meant: MeantDocument) {
    this.#meant = meant;
    this.#item.name = vscode.l10n.t("pynenc fleet");
    this.#item.command = PREVIEW_COMMAND;
    this.#subscription = meant.onDidChange(() => this.#update());
    this.#update();
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#item.dispose();
  }

  #update(): void {
    const { known, uri } = this.#meant;
    if (known === undefined || uri === undefined) {
      this.#item.hide();
      return;
    }
    const { fleet, sentence, verdict } = known.status;
    const { icon, background, word } = verdictShown(verdict);
    // The editor in front may show another file, or none.
    const file = uri.path.split("/").at(-1) ?? uri.path;
    if (known.isStale) {
      const asOf = vscode.l10n.t("As of the last readable text");
      this.#item.text = `$(history) ${fleet}`;
      this.#item.color = new vscode.ThemeColor("disabledForeground");
      this.#item.backgroundColor = undefined;
      this.#item.tooltip = `${file}. ${asOf}: ${sentence}`;
      this.#item.accessibilityInformation = { label: `${asOf}: ${fleet}, ${word}. ${sentence}` };
    } else {
      this.#item.text = `$(${icon}) ${fleet}`;
      this.#item.color = undefined;
      this.#item.backgroundColor = background === undefined ? undefined : new vscode.ThemeColor(background);
      this.#item.tooltip = `${file}: ${sentence}`;
      this.#item.accessibilityInformation = { label: `${fleet}, ${word}. ${sentence}` };
    }
    this.#item.show();
  }
}
