import { RULES, type RulesResult } from "slotwise-language-server/protocol";
import * as vscode from "vscode";
import type { MessageConnection } from "vscode-jsonrpc";

export interface Explaining {
  readonly extensionUri: vscode.Uri;
  readonly ready: () => Promise<MessageConnection | undefined>;
}

/**
 * Shows a rule's page, rendered.
 * @param given a rule's name; without one a person picks
 */
export async function explain(given: unknown, { extensionUri, ready }: Explaining): Promise<void> {
  const rule = typeof given === "string" ? given : await pickRule(await ready());
  // Whoever writes a link may write anything.
  if (rule === undefined || !/^[a-z-]+$/.test(rule)) return;
  const page = vscode.Uri.joinPath(extensionUri, `dist/rules/${rule}.md`);
  try {
    await vscode.commands.executeCommand("markdown.showPreview", page);
  } catch {
    // An editor may come without its extension for Markdown.
    await vscode.window.showTextDocument(page);
  }
}

async function pickRule(connection: MessageConnection | undefined): Promise<string | undefined> {
  const found = await connection?.sendRequest<RulesResult>(RULES, {});
  const items = (found?.rules ?? []).map(({ name, severity, summary }) => {
    return { label: `$(${ICONS[severity]}) ${name}`, description: severity, detail: summary, name };
  });
  const placeHolder = vscode.l10n.t("Which rule?");
  return (await vscode.window.showQuickPick(items, { placeHolder, matchOnDetail: true }))?.name;
}

const ICONS = { error: "error", warning: "warning", info: "info" } as const;
