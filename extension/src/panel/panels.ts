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
  readonly connection: () => MessageConnection | undefined;
}

/** The preview panels that are open, one a document. */
export class Panels implements vscode.Disposable {
  readonly #options: PanelsOptions;
  readonly #open = new Map<string, vscode.WebviewPanel>();
  readonly #serializer: vscode.Disposable;
  readonly #focus = new vscode.EventEmitter<void>();
  readonly onDidChangeFocus: vscode.Event<void> = this.#focus.event;

  constructor(options: PanelsOptions) {
    this.#options = options;
    this.#serializer = vscode.window.registerWebviewPanelSerializer(VIEW_TYPE, {
      deserializeWebviewPanel: async (panel, state) => this.#restore(panel, state),
    });
  }

  /**
   * Opens a document's panel beside it, or brings the one that is open to the front.
   *
   * @param asked what it is to show
   */
  open(document: vscode.Uri, asked: AskedOfPanel): void {
    const shown = this.#open.get(document.toString());
    if (shown !== undefined) {
      shown.reveal(undefined, false);
      void this.#sendFleet(shown, document).then(() => postAsked(shown, asked));
      return;
    }
    const column = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: false };
    const panel = vscode.window.createWebviewPanel(VIEW_TYPE, titleOf(document), column);
    this.#fill(panel, document, asked);
  }

  /** Asks anew for what a document says, where it is shown. */
  documentChanged(uri: string): void {
    const document = vscode.Uri.parse(uri);
    const panel = this.#open.get(document.toString());
    if (panel !== undefined) void this.#sendFleet(panel, document);
  }

  /** The document of the panel that has the focus. */
  get focused(): vscode.Uri | undefined {
    for (const [uri, panel] of this.#open) if (panel.active) return vscode.Uri.parse(uri);
    return undefined;
  }

  dispose(): void {
    this.#serializer.dispose();
    this.#focus.dispose();
    for (const panel of this.#open.values()) panel.dispose();
  }

  #restore(panel: vscode.WebviewPanel, state: unknown): void {
    const uri = typeof state === "object" && state !== null && "uri" in state ? state.uri : undefined;
    if (typeof uri === "string") this.#fill(panel, vscode.Uri.parse(uri), { simulates: false });
    else panel.dispose();
  }

  #fill(panel: vscode.WebviewPanel, document: vscode.Uri, asked: AskedOfPanel): void {
    const { extensionUri } = this.#options;
    const key = document.toString();
    this.#open.set(key, panel);
    panel.iconPath = vscode.Uri.joinPath(extensionUri, "media/icon.png");
    panel.webview.options = {
      enableScripts: true,
      localResourceRoots: [vscode.Uri.joinPath(extensionUri, "dist"), vscode.Uri.joinPath(extensionUri, "media")],
    };
    // Once: the page starts again whenever its tab is shown, and keeps by itself what was chosen in it.
    let due: AskedOfPanel | undefined = asked;
    const ready = async (): Promise<void> => {
      const now = due;
      due = undefined;
      await this.#sendFleet(panel, document);
      if (now !== undefined) await postAsked(panel, now);
    };
    panel.webview.onDidReceiveMessage((message: unknown) => this.#received(panel, document, message, ready));
    panel.onDidChangeViewState(() => this.#focus.fire());
    panel.onDidDispose(() => {
      this.#open.delete(key);
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
    try {
      // The server knows open documents only; a panel brought back after a reload can come before its file.
      await vscode.workspace.openTextDocument(document);
      const params = { textDocument: { uri: document.toString() } };
      // As the server gave it: the page looks at what it gets, and would need all of the judge here a second time.
      const file = await this.#options.connection()?.sendRequest<JudgedFleets | null>(FLEET, params);
      if (file !== undefined) await post(panel, { kind: "fleet", file });
    } catch {
      await post(panel, { kind: "fleet", file: null });
    }
  }

  /** What to tell the person afterwards. */
  async #write(document: vscode.Uri, { deployment, values }: WriteMessage): Promise<string> {
    const failed = vscode.l10n.t(
      "The values could not be written: {0} does not set them or is read-only.",
      nameOf(document),
    );
    const params: WriteValuesParams = { textDocument: { uri: document.toString() }, deployment, values };
    const edit = await this.#options.connection()?.sendRequest<WorkspaceEdit | null>(WRITE_VALUES, params);
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
