import type { PreviewTarget } from "@slotwise/language-service/editor";
import { type FromPanel, panelWords, readFromPanel, type ToPanel } from "@slotwise/panel";
import { FLEET, type JudgedFleets, WRITE_VALUES, type WriteValuesParams } from "slotwise-language-server/protocol";
import * as vscode from "vscode";
import type { MessageConnection } from "vscode-jsonrpc";
import type { WorkspaceEdit } from "vscode-languageserver-protocol";
import { toWorkspaceEdit } from "../lsp/workspace-edit.js";
import { panelHtml } from "./panel-html.js";

/** The kind of webview, under which the editor brings panels back after a reload. */
const VIEW_TYPE = "slotwise.preview";

type WriteMessage = Extract<FromPanel, { readonly kind: "write" }>;

/** What whoever opens a panel wants to see in it. */
export interface AskedOfPanel {
  /** Whether to go to the part in which faults happen. */
  readonly simulates: boolean;
  /** Which deployment, and values to try; the panel stays as it is where absent. */
  readonly target?: PreviewTarget | undefined;
}

export interface PanelsOptions {
  readonly extensionUri: vscode.Uri;
  /** The running server's, once it knows what is open; undefined where there is none. */
  readonly ready: () => Promise<MessageConnection | undefined>;
}

interface OpenPanel {
  readonly panel: vscode.WebviewPanel;
  /** What is asked of the page once it runs. */
  due: AskedOfPanel | undefined;
}

/** The preview panels that are open, one a document. */
export class Panels implements vscode.Disposable {
  readonly #options: PanelsOptions;
  readonly #open = new Map<string, OpenPanel>();
  readonly #subscriptions: readonly vscode.Disposable[];
  readonly #focus = new vscode.EventEmitter<void>();
  readonly onDidChangeFocus: vscode.Event<void> = this.#focus.event;

  constructor(options: PanelsOptions) {
    this.#options = options;
    this.#subscriptions = [
      vscode.window.registerWebviewPanelSerializer(VIEW_TYPE, {
        deserializeWebviewPanel: async (panel, state) => this.#restore(panel, state),
      }),
      // A panel outlives the tab of its file, and what it shows is to be known as long as somebody sees it.
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        const shown = this.#open.get(uri.toString());
        if (shown?.panel.visible === true) void this.#sendFleet(shown.panel, uri);
      }),
    ];
  }

  /**
   * Opens a document's panel beside it, or brings the one that is open to the front.
   *
   * @param asked what it is to show
   */
  open(document: vscode.Uri, asked: AskedOfPanel): void {
    const shown = this.#open.get(document.toString());
    if (shown !== undefined) {
      const { panel } = shown;
      // Behind another tab no page runs; it asks for what is due when it is shown.
      if (panel.visible) void this.#sendFleet(panel, document).then(() => postAsked(panel, asked));
      else shown.due = asked;
      panel.reveal(undefined, false);
      return;
    }
    const column = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: false };
    const panel = vscode.window.createWebviewPanel(VIEW_TYPE, titleOf(document), column);
    this.#fill(panel, document, asked);
  }

  /** Asks anew for what a document says, where it is shown. */
  documentChanged(uri: string): void {
    const document = vscode.Uri.parse(uri);
    const shown = this.#open.get(document.toString());
    if (shown !== undefined) void this.#sendFleet(shown.panel, document);
  }

  /** The document of the panel that has the focus. */
  get focused(): vscode.Uri | undefined {
    for (const [uri, { panel }] of this.#open) if (panel.active) return vscode.Uri.parse(uri);
    return undefined;
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#focus.dispose();
    for (const { panel } of this.#open.values()) panel.dispose();
  }

  #restore(panel: vscode.WebviewPanel, state: unknown): void {
    const uri = typeof state === "object" && state !== null && "uri" in state ? state.uri : undefined;
    const document = typeof uri === "string" ? vscode.Uri.parse(uri) : undefined;
    // A document that got another panel meanwhile keeps that one.
    if (document === undefined || this.#open.has(document.toString())) panel.dispose();
    else this.#fill(panel, document, { simulates: false });
  }

  #fill(panel: vscode.WebviewPanel, document: vscode.Uri, asked: AskedOfPanel): void {
    const { extensionUri } = this.#options;
    const key = document.toString();
    const shown: OpenPanel = { panel, due: asked };
    this.#open.set(key, shown);
    panel.iconPath = vscode.Uri.joinPath(extensionUri, "media/icon.png");
    panel.webview.options = {
      enableScripts: true,
      localResourceRoots: [vscode.Uri.joinPath(extensionUri, "dist"), vscode.Uri.joinPath(extensionUri, "media")],
    };
    // Once: the page starts again whenever its tab is shown, and keeps by itself what was chosen in it.
    const ready = async (): Promise<void> => {
      const now = shown.due;
      shown.due = undefined;
      await this.#sendFleet(panel, document);
      if (now !== undefined) await postAsked(panel, now);
    };
    panel.webview.onDidReceiveMessage((message: unknown) => this.#received(panel, document, message, ready));
    panel.onDidChangeViewState(() => this.#focus.fire());
    panel.onDidDispose(() => {
      if (this.#open.get(key) === shown) this.#open.delete(key);
      this.#focus.fire();
    });
    const page = { name: "preview", uri: document, words: panelWords(vscode.l10n.t) } as const;
    panel.webview.html = panelHtml(panel.webview, extensionUri, page);
  }

  async #received(
    panel: vscode.WebviewPanel,
    document: vscode.Uri,
    received: unknown,
    ready: () => Promise<void>,
  ): Promise<void> {
    const message = readFromPanel(received);
    switch (message?.kind) {
      case undefined:
        return;
      case "ready":
        await ready();
        return;
      case "copy":
        await vscode.env.clipboard.writeText(message.svg);
        await post(panel, { kind: "told", message: vscode.l10n.t("The picture is in the clipboard, as SVG.") });
        return;
      case "write":
        await post(panel, { kind: "told", message: await this.#write(document, message) });
        return;
    }
  }

  async #sendFleet(panel: vscode.WebviewPanel, document: vscode.Uri): Promise<void> {
    const params = { textDocument: { uri: document.toString() } };
    // A panel that is brought back after a reload can come before its file.
    const file = await this.#ask<JudgedFleets | null>(FLEET, params, document);
    await post(panel, { kind: "fleet", file: file ?? null });
  }

  /** Undefined where nobody answers. The server answers for open documents only. */
  async #ask<Answer>(method: string, params: object, document: vscode.Uri): Promise<Answer | undefined> {
    try {
      await vscode.workspace.openTextDocument(document);
      return await (await this.#options.ready())?.sendRequest<Answer>(method, params);
    } catch {
      return undefined;
    }
  }

  /** What to tell the person afterwards. */
  async #write(document: vscode.Uri, { deployment, values }: WriteMessage): Promise<string> {
    const failed = vscode.l10n.t(
      "The values could not be written: {0} does not set them or is read-only.",
      nameOf(document),
    );
    const params: WriteValuesParams = { textDocument: { uri: document.toString() }, deployment, values };
    const edit = await this.#ask<WorkspaceEdit | null>(WRITE_VALUES, params, document);
    const made = edit === undefined || edit === null ? undefined : toWorkspaceEdit(edit);
    if (made === undefined || made.size === 0 || vscode.workspace.fs.isWritableFileSystem(document.scheme) === false) {
      return failed;
    }
    const isApplied = await vscode.workspace.applyEdit(made);
    if (!isApplied) return failed;
    const files = made.entries().map(([uri]) => vscode.workspace.asRelativePath(uri));
    return vscode.l10n.t("Written to {0}; undo there takes it back.", files.join(", "));
  }
}

async function postAsked(panel: vscode.WebviewPanel, { simulates, target }: AskedOfPanel): Promise<void> {
  if (target !== undefined) await post(panel, { kind: "try", target });
  if (simulates) await post(panel, { kind: "simulate" });
}

function post(panel: vscode.WebviewPanel, message: ToPanel): Thenable<boolean> {
  return panel.webview.postMessage(message);
}

function titleOf(document: vscode.Uri): string {
  return vscode.l10n.t("Slots: {0}", nameOf(document));
}

function nameOf(document: vscode.Uri): string {
  return document.path.split("/").at(-1) ?? document.path;
}
