import { DOCUMENTS, type DocumentsResult, type FoundDocument } from "slotwise-language-server/protocol";
import * as vscode from "vscode";
import type { MessageConnection } from "vscode-jsonrpc";
import type { MeantDocument } from "./meant-document.js";
import { verdictShown } from "./verdict-shown.js";

export interface Picking {
  readonly meant: MeantDocument;
  /** The running server's, once it runs. */
  readonly ready: () => Promise<MessageConnection | undefined>;
  readonly openSample: () => Promise<void>;
}

/**
 * The document that a command is about: the one that it is given, else the one that is meant, else one that a person picks
 * of the workspace's. Undefined where there is none, which is then said, or nobody picked one.
 *
 * @param given by a lens its document's address, by a menu its resource, by the palette nothing
 */
export async function documentFor(
  given: unknown,
  { meant, ready, openSample }: Picking,
): Promise<vscode.Uri | undefined> {
  if (typeof given === "string") return vscode.Uri.parse(given);
  if (given instanceof vscode.Uri) return given;
  if (meant.uri !== undefined) return meant.uri;
  const found = await vscode.window.withProgress({ location: vscode.ProgressLocation.Window }, async () => {
    return (await ready())?.sendRequest<DocumentsResult>(DOCUMENTS, {}).catch(() => undefined);
  });
  const documents = found?.documents ?? [];
  // One that was opened a moment ago may not have been told of yet.
  const active = vscode.window.activeTextEditor?.document.uri.toString();
  const own = documents.find(({ uri }) => vscode.Uri.parse(uri).toString() === active);
  if (own !== undefined) return vscode.Uri.parse(own.uri);
  const [only, ...others] = documents;
  if (only === undefined) {
    const sample = vscode.l10n.t("Open a Sample");
    const message = vscode.l10n.t("No file with pynenc settings is open, and none is in this workspace.");
    if ((await vscode.window.showInformationMessage(message, sample)) === sample) await openSample();
    return undefined;
  }
  if (others.length === 0) return vscode.Uri.parse(only.uri);
  const placeHolder = vscode.l10n.t("Which file's fleet?");
  const picked = await vscode.window.showQuickPick(documents.map(toItem), { placeHolder, matchOnDescription: true });
  return picked?.uri;
}

function toItem({ uri: written, status }: FoundDocument): vscode.QuickPickItem & { readonly uri: vscode.Uri } {
  const uri = vscode.Uri.parse(written);
  const { icon, word } = verdictShown(status.verdict);
  return {
    uri,
    label: `$(${icon}) ${vscode.workspace.asRelativePath(uri)}`,
    description: `${status.fleet}, ${word}`,
    detail: status.sentence,
  };
}
