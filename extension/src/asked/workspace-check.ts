import { MOST_WORKSPACE_FINDINGS } from "slotwise-language-server/protocol";
import * as vscode from "vscode";
import { type MessageConnection, ProgressType } from "vscode-jsonrpc";
import type {
  WorkDoneProgressBegin,
  WorkDoneProgressEnd,
  WorkDoneProgressReport,
  WorkspaceDiagnosticParams,
  WorkspaceDiagnosticReport,
} from "vscode-languageserver-protocol";
import { toDiagnostic } from "../lsp/diagnostics.js";
import { canCarrySettings } from "../lsp/documents.js";

/** After a file is closed or saved; the editor says so of several at once. */
const QUIET_MILLISECONDS = 300;

type WorkDone = WorkDoneProgressBegin | WorkDoneProgressReport | WorkDoneProgressEnd;

/** The problems of files that are not open. Those that are open are told of as ever, so none is listed twice. */
export class WorkspaceCheck implements vscode.Disposable {
  readonly #ready: () => Promise<MessageConnection | undefined>;
  readonly #log: vscode.LogOutputChannel;
  readonly #collection = vscode.languages.createDiagnosticCollection("slotwise workspace");
  readonly #subscriptions: readonly vscode.Disposable[];
  #hasRun = false;
  #asked = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The look that nobody asked for, as long as it takes. */
  #looking = new vscode.CancellationTokenSource();

  constructor(ready: () => Promise<MessageConnection | undefined>, log: vscode.LogOutputChannel) {
    this.#ready = ready;
    this.#log = log;
    this.#subscriptions = [
      vscode.workspace.onDidOpenTextDocument((document) => {
        if (canCarrySettings(document)) this.#collection.delete(document.uri);
      }),
      // What was listed of it before may be wrong by now, and is missed where it was only looked at.
      vscode.workspace.onDidCloseTextDocument((document) => this.#lookAgain(document)),
      vscode.workspace.onDidSaveTextDocument((document) => this.#lookAgain(document)),
    ];
  }

  /** Looks at all of the workspace, and says what was found. */
  async run(): Promise<void> {
    const options = {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t("slotwise checks the workspace"),
      cancellable: true,
    };
    const report = await vscode.window.withProgress(options, (progress, token) => this.#ask(token, progress));
    if (report === undefined) return;
    this.#hasRun = true;
    this.#show(report);
    await told(report);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#looking.cancel();
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#collection.dispose();
  }

  #lookAgain(document: vscode.TextDocument): void {
    if (!this.#hasRun || !canCarrySettings(document)) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(async () => {
      this.#looking.cancel();
      this.#looking = new vscode.CancellationTokenSource();
      const report = await this.#ask(this.#looking.token);
      if (report !== undefined) this.#show(report);
    }, QUIET_MILLISECONDS);
  }

  /** Undefined where it was cancelled, or nobody answers. */
  async #ask(
    token?: vscode.CancellationToken,
    progress?: vscode.Progress<{ readonly increment: number }>,
  ): Promise<WorkspaceDiagnosticReport | undefined> {
    const connection = await this.#ready();
    if (connection === undefined) return undefined;
    this.#asked++;
    const workDoneToken = `slotwise-check-${this.#asked}`;
    let shown = 0;
    const heard = connection.onProgress(new ProgressType<WorkDone>(), workDoneToken, (value) => {
      const { percentage } = { percentage: undefined, ...value };
      if (percentage === undefined) return;
      progress?.report({ increment: percentage - shown });
      shown = percentage;
    });
    const params: WorkspaceDiagnosticParams = { previousResultIds: [], workDoneToken };
    try {
      const report = await connection.sendRequest<WorkspaceDiagnosticReport>("workspace/diagnostic", params, token);
      return token?.isCancellationRequested === true ? undefined : report;
    } catch (error) {
      this.#log.warn(`workspace/diagnostic: ${error}`);
      return undefined;
    } finally {
      heard.dispose();
    }
  }

  #show({ items }: WorkspaceDiagnosticReport): void {
    const open = new Set(
      vscode.workspace.textDocuments.filter(canCarrySettings).map((document) => document.uri.toString()),
    );
    this.#collection.clear();
    for (const item of items) {
      const uri = vscode.Uri.parse(item.uri);
      if (item.kind === "full" && !open.has(uri.toString())) this.#collection.set(uri, item.items.map(toDiagnostic));
    }
  }
}

async function told({ items }: WorkspaceDiagnosticReport): Promise<void> {
  const { t } = vscode.l10n;
  const counts = items.map((item) => (item.kind === "full" ? item.items.length : 0)).filter((count) => count > 0);
  const problems = counts.reduce((sum, count) => sum + count, 0);
  if (problems === 0) {
    await vscode.window.showInformationMessage(t("No problems with pynenc settings in this workspace."));
    return;
  }
  await vscode.commands.executeCommand("workbench.actions.view.problems");
  const message =
    problems >= MOST_WORKSPACE_FINDINGS
      ? t("The first {0} problems, in files: {1}. There may be more.", problems, counts.length)
      : t("Problems with pynenc settings: {0}, in files: {1}.", problems, counts.length);
  vscode.window.setStatusBarMessage(message, 10_000);
}
