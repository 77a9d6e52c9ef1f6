import { happenedWords } from "@slotwise/panel";
import * as vscode from "vscode";
import type { MessageConnection } from "vscode-jsonrpc";
import { panelHtml } from "../panel/panel-html.js";
import { chooseApplication, chooseFile } from "./choices.js";
import { FleetPanel, notTrusted } from "./fleet-panel.js";
import {
  type LocalStores,
  labelOf,
  nameOf,
  openSource,
  type RecordsSource,
  UnreadableSource,
} from "./records-source.js";

/** Nothing brings such a panel back after a reload: a store is read when somebody asks for it, never by itself. */
const VIEW_TYPE = "slotwise.audit";

export interface FleetPanelsOptions {
  readonly extensionUri: vscode.Uri;
  readonly connection: () => MessageConnection | undefined;
  /** Undefined where there is no SQLite. */
  readonly stores: LocalStores | undefined;
  readonly log: Pick<vscode.LogOutputChannel, "error">;
}

/** The panels that show what fleets did, one a file and application. */
export class FleetPanels implements vscode.Disposable {
  readonly #options: FleetPanelsOptions;
  readonly #open = new Map<string, { readonly page: FleetPanel; readonly panel: vscode.WebviewPanel }>();

  constructor(options: FleetPanelsOptions) {
    this.#options = options;
  }

  /** Asks for a file, and for one of several applications in it, and shows what its fleet did. */
  async show(asked?: unknown): Promise<void> {
    if (!vscode.workspace.isTrusted) {
      void vscode.window.showInformationMessage(notTrusted());
      return;
    }
    const file = asked instanceof vscode.Uri ? asked : await chooseFile(this.#options.stores !== undefined);
    if (file === undefined) return;
    if (vscode.workspace.getWorkspaceFolder(file) === undefined) {
      void vscode.window.showInformationMessage(vscode.l10n.t("{0} is in no folder of the workspace.", nameOf(file)));
      return;
    }
    try {
      const source = await openSource(file, this.#options.stores);
      const application = await chooseApplication(source.applications);
      if (application === undefined) return;
      const known = this.#open.get(keyOf(file, application));
      if (known === undefined) this.#create(file, application, source);
      else known.page.reveal();
    } catch (error) {
      if (!(error instanceof UnreadableSource)) throw error;
      void vscode.window.showErrorMessage(error.message);
    }
  }

  /** Settings are others now, as far as anybody knows. */
  settingsChanged(): void {
    for (const { page } of this.#open.values()) page.changed();
  }

  dispose(): void {
    for (const { panel } of this.#open.values()) panel.dispose();
  }

  #create(file: vscode.Uri, application: string, source: RecordsSource): void {
    const { extensionUri, connection, log } = this.#options;
    const column = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: false };
    const title = vscode.l10n.t("Fleet: {0}", labelOf(file));
    const panel = vscode.window.createWebviewPanel(VIEW_TYPE, title, column, {
      enableScripts: true,
      localResourceRoots: [vscode.Uri.joinPath(extensionUri, "dist")],
    });
    panel.iconPath = vscode.Uri.joinPath(extensionUri, "media/icon.png");
    const onDefect = (error: unknown) =>
      log.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
    const page = new FleetPanel({ panel, file, application, source, connection, onDefect });
    const key = keyOf(file, application);
    this.#open.set(key, { page, panel });
    panel.onDidDispose(() => {
      page.dispose();
      this.#open.delete(key);
    });
    panel.webview.html = panelHtml(panel.webview, extensionUri, {
      name: "happened",
      uri: file,
      words: happenedWords(vscode.l10n.t),
    });
  }
}

function keyOf(file: vscode.Uri, application: string): string {
  return JSON.stringify([file.toString(), application]);
}
