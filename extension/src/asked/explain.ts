import { RULES, type RulesResult } from "slotwise-language-server/protocol";
import * as vscode from "vscode";
import type { MessageConnection } from "vscode-jsonrpc";

/** Shows the page of a rule that a person picks. */
export async function explain(connection: MessageConnection): Promise<void> {
  const { rules } = await connection.sendRequest<RulesResult>(RULES, {});
  const items = rules.map(({ name, severity, summary, page }) => {
    return { label: `$(${ICONS[severity]}) ${name}`, description: severity, detail: summary, page };
  });
  const placeHolder = vscode.l10n.t("Which rule?");
  const page = (await vscode.window.showQuickPick(items, { placeHolder, matchOnDetail: true }))?.page ?? undefined;
  if (page !== undefined) await vscode.commands.executeCommand("vscode.open", vscode.Uri.parse(page));
}

const ICONS = { error: "error", warning: "warning", info: "info" } as const;
