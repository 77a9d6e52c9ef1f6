import * as vscode from "vscode";
import type { MessageConnection } from "vscode-jsonrpc";
import { explain } from "./asked/explain.js";
import { documentFor, type Picking } from "./asked/pick-document.js";
import { serveRulePages } from "./asked/rule-pages.js";
import { serveSample } from "./asked/sample.js";
import { showSettings } from "./asked/settings.js";
import { suggest } from "./asked/suggest.js";
import { WorkspaceCheck } from "./asked/workspace-check.js";
import {
  CHECK_COMMAND,
  EXPLAIN_COMMAND,
  PREVIEW_COMMAND,
  SAMPLE_COMMAND,
  SETTINGS_COMMAND,
  SUGGEST_COMMAND,
} from "./command-names.js";

export interface AskedCommandsOptions extends Picking {
  readonly extensionUri: vscode.Uri;
  readonly log: vscode.LogOutputChannel;
}

/** The commands that ask the server about one document, or about all. */
export function askedCommands(options: AskedCommandsOptions): readonly vscode.Disposable[] {
  const { log, openSample, ready } = options;
  const check = new WorkspaceCheck(ready, log);
  /** Asks the server once it runs, and says so where that fails. */
  const asking = async (run: (connection: MessageConnection) => Promise<void>): Promise<void> => {
    try {
      const connection = await ready();
      if (connection !== undefined) await run(connection);
    } catch (error) {
      log.error(String(error));
      void vscode.window.showErrorMessage(vscode.l10n.t("slotwise could not answer; its output says why."));
    }
  };
  /** The same with the document that is meant. */
  const about =
    (run: (document: vscode.Uri, connection: MessageConnection) => Promise<void>) =>
    async (given?: unknown): Promise<void> => {
      const document = await documentFor(given, options);
      if (document !== undefined) await asking((connection) => run(document, connection));
    };
  const preview = (document: vscode.Uri, target: object) =>
    vscode.commands.executeCommand(PREVIEW_COMMAND, document.toString(), target);
  return [
    check,
    serveSample(),
    serveRulePages(options.extensionUri),
    vscode.commands.registerCommand(
      SUGGEST_COMMAND,
      about((document, connection) => suggest(document, { connection, preview })),
    ),
    vscode.commands.registerCommand(SETTINGS_COMMAND, about(showSettings)),
    vscode.commands.registerCommand(EXPLAIN_COMMAND, () => asking(explain)),
    vscode.commands.registerCommand(CHECK_COMMAND, () => check.run()),
    vscode.commands.registerCommand(SAMPLE_COMMAND, openSample),
  ];
}
