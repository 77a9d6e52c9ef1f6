import {
  type DeploymentSettings,
  SETTINGS,
  type SettingsParams,
  type SettingsResult,
} from "slotwise-language-server/protocol";
import * as vscode from "vscode";
import type { MessageConnection } from "vscode-jsonrpc";
import { toRange } from "../lsp/convert.js";

type Item = vscode.QuickPickItem & {
  readonly location?: DeploymentSettings["settings"][number]["location"];
  readonly isForAll?: true;
};

/** Lists what is in force for a document's fleets; what is picked is shown where it stands. */
export async function showSettings(document: vscode.Uri, connection: MessageConnection): Promise<void> {
  // The server knows open documents only.
  await vscode.workspace.openTextDocument(document);
  for (let all = false; ; all = true) {
    const params: SettingsParams = { textDocument: { uri: document.toString() }, all };
    const { deployments } = await connection.sendRequest<SettingsResult>(SETTINGS, params);
    const items = itemsOf(deployments, all);
    const title = vscode.l10n.t("Effective settings: {0}", vscode.workspace.asRelativePath(document));
    const placeHolder = vscode.l10n.t("Pick a setting to see where its value stands");
    const options = { title, placeHolder, matchOnDescription: true, matchOnDetail: true };
    const picked = await vscode.window.showQuickPick(items, options);
    if (picked?.isForAll === true) continue;
    const location = picked?.location ?? undefined;
    if (location === undefined) return;
    await vscode.window.showTextDocument(vscode.Uri.parse(location.uri), { selection: toRange(location.range) });
    return;
  }
}

function itemsOf(deployments: readonly DeploymentSettings[], all: boolean): Item[] {
  const more = { label: `$(ellipsis) ${vscode.l10n.t("Show every setting there is")}`, isForAll: true } as const;
  return [...deployments.flatMap((each) => itemsOfOne(each, deployments.length > 1)), ...(all ? [] : [more])];
}

function itemsOfOne({ name, judgedFor, problem, unread, settings }: DeploymentSettings, isNamed: boolean): Item[] {
  const remarks = [...(problem === null ? [] : [problem]), ...unread];
  return [
    ...(isNamed ? [{ label: name, kind: vscode.QuickPickItemKind.Separator }] : []),
    ...remarks.map((remark) => ({ label: `$(warning) ${remark}` })),
    ...settings.map(({ name, value, origin, location }) => {
      const icon = location === null ? "circle-outline" : "file";
      return { label: `$(${icon}) ${name}`, description: value, detail: origin, location };
    }),
    // What is too long for a line is cut.
    ...judgedFor.split("; ").map((part) => ({ label: `$(info) ${part}` })),
  ];
}
