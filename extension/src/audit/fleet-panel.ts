import { auditRecords } from "@slotwise/audit";
import { cronTicksOf } from "@slotwise/language-service";
import { type DrawnSpan, readFromHappened, type ShownAudit, shownAuditOf, type ToHappened } from "@slotwise/panel";
import * as vscode from "vscode";
import type { MessageConnection } from "vscode-jsonrpc";
import { askForTerms } from "./asked-terms.js";
import { FollowUp } from "./follow-up.js";
import { nameOf, type RecordsSource, UnreadableSource } from "./records-source.js";

/** The time of a living store moves even where nobody writes. */
const PACE = { debounce: 300, idle: 5000 };

export interface FleetPanelOptions {
  readonly panel: vscode.WebviewPanel;
  readonly file: vscode.Uri;
  readonly application: string;
  readonly source: RecordsSource;
  readonly connection: () => MessageConnection | undefined;
  /** Told what went wrong that no person can mend. */
  readonly onDefect: (error: unknown) => void;
}

/** One panel that shows what one application's fleet did, and follows its file for as long as it is open. */
export class FleetPanel implements vscode.Disposable {
  readonly #options: FleetPanelOptions;
  readonly #followUp: FollowUp;
  readonly #subscriptions: readonly vscode.Disposable[];
  /** Undefined until the page runs and has said what it draws. */
  #span: DrawnSpan | undefined;
  #isDisposed = false;

  constructor(options: FleetPanelOptions) {
    const { panel, file } = options;
    this.#options = options;
    this.#followUp = new FollowUp(() => this.#look(), PACE);
    this.#subscriptions = [
      panel.webview.onDidReceiveMessage((message: unknown) => this.#received(message)),
      panel.onDidChangeViewState(() => {
        this.#followUp.isWatched = panel.visible;
      }),
      ...watch(file, () => this.changed()),
    ];
  }

  /** The file has changed, or settings have. */
  changed(): void {
    if (this.#span !== undefined) this.#followUp.ask();
  }

  reveal(): void {
    this.#options.panel.reveal(undefined, false);
  }

  /** Lets go of all but the panel itself. */
  dispose(): void {
    this.#isDisposed = true;
    this.#followUp.dispose();
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  async #received(received: unknown): Promise<void> {
    const message = readFromHappened(received);
    switch (message?.kind) {
      case undefined:
        return;
      case "show":
        this.#span = message.span;
        this.#followUp.askNow();
        return;
      case "copy":
        await vscode.env.clipboard.writeText(message.text);
        await this.#post({
          kind: "told",
          message:
            message.what === "picture"
              ? vscode.l10n.t("The picture is in the clipboard, as SVG.")
              : vscode.l10n.t("The statement is in the clipboard."),
        });
        return;
    }
  }

  async #look(): Promise<void> {
    try {
      const audit = await this.#audit();
      await this.#post(audit === undefined ? { kind: "nothing", message: this.#nothing() } : { kind: "audit", audit });
    } catch (error) {
      if (!(error instanceof UnreadableSource)) this.#options.onDefect(error);
      const message =
        error instanceof UnreadableSource ? error.message : vscode.l10n.t("The records cannot be judged.");
      await this.#post({ kind: "older", message });
    }
  }

  /** Undefined where nothing is recorded. */
  async #audit(): Promise<ShownAudit | undefined> {
    // Nothing is read in a workspace that nobody trusts any more.
    if (!vscode.workspace.isTrusted) throw new UnreadableSource(notTrusted());
    const { file, application, source, connection } = this.#options;
    const records = await source.read(application);
    if (records.executions.length === 0 && records.runners.length === 0) return undefined;
    const { terms, release, remarks } = await askForTerms(file, records, connection());
    const now = records.readAt ?? Date.now() * 1000;
    const audit = auditRecords(records, { now, terms, clockOf: cronTicksOf });
    return shownAuditOf(audit, { source: nameOf(file), release, remarks, span: this.#span ?? "cycles" });
  }

  #nothing(): string {
    return vscode.l10n.t("No runner and no execution is recorded in {0}.", nameOf(this.#options.file));
  }

  async #post(message: ToHappened): Promise<void> {
    // What a look says that went on while the panel was closed is for nobody, and its webview is no more.
    if (!this.#isDisposed) await this.#options.panel.webview.postMessage(message);
  }
}

/** Why nothing is read. */
export function notTrusted(): string {
  return vscode.l10n.t("This workspace is not trusted, and so neither a fleet's store nor its records are read.");
}

/** What a living store writes stands beside it at first. */
const BESIDE = ["", "-wal", "-journal"];

/** A name may have in it what means something in a glob, so that all of its folder is watched. */
function watch(file: vscode.Uri, changed: () => void): readonly vscode.Disposable[] {
  const own = new Set(BESIDE.map((end) => `${file.path}${end}`));
  const watcher = vscode.workspace.createFileSystemWatcher(
    new vscode.RelativePattern(vscode.Uri.joinPath(file, ".."), "*"),
  );
  const saw = ({ path }: vscode.Uri): void => {
    if (own.has(path)) changed();
  };
  return [watcher, watcher.onDidChange(saw), watcher.onDidCreate(saw), watcher.onDidDelete(saw)];
}
