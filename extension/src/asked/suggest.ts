import type { PreviewTarget } from "@slotwise/language-service/editor";
import {
  SUGGEST,
  type SuggestedDeployment,
  type SuggestedValue,
  type SuggestParams,
  type SuggestResult,
} from "slotwise-language-server/protocol";
import * as vscode from "vscode";
import type { MessageConnection } from "vscode-jsonrpc";
import type { Location } from "vscode-languageserver-protocol";
import { toRange } from "../lsp/convert.js";
import { toWorkspaceEdit } from "../lsp/workspace-edit.js";

export interface Suggesting {
  readonly connection: MessageConnection;
  readonly preview: (document: vscode.Uri, target: PreviewTarget) => Thenable<unknown>;
}

type Ask = (words: Pick<SuggestParams, "runners" | "serviceDuration">) => Promise<SuggestResult>;

/** Asks how large a fleet is and how long its work takes, and offers settings that are safe for it. */
export async function suggest(document: vscode.Uri, { connection, preview }: Suggesting): Promise<void> {
  // The server knows open documents only.
  await vscode.workspace.openTextDocument(document);
  const textDocument = { uri: document.toString() };
  const ask: Ask = (words) => connection.sendRequest<SuggestResult>(SUGGEST, { textDocument, ...words });
  const before = await pickDeployment((await ask({})).deployments);
  if (before === undefined) return;
  const title = vscode.l10n.t("Suggest safe settings: {0}", before.name);
  const runners = await askForRunners(title, before, ask);
  if (runners === undefined) return;
  const serviceDuration = await askForDuration(title, before, ask);
  if (serviceDuration === undefined) return;
  const { deployments } = await ask({ runners, serviceDuration });
  const suggested = deployments.find(({ name }) => name === before.name);
  if (suggested === undefined) return;
  if (suggested.problem !== null) {
    await vscode.window.showWarningMessage(vscode.l10n.t("Nothing safe to suggest: {0}.", suggested.problem));
    return;
  }
  await offer(suggested, { document, title, preview });
}

async function pickDeployment(deployments: readonly SuggestedDeployment[]): Promise<SuggestedDeployment | undefined> {
  const [only, ...others] = deployments;
  if (only === undefined) {
    await vscode.window.showInformationMessage(vscode.l10n.t("The file says nothing of a fleet now."));
    return undefined;
  }
  if (others.length === 0) return only;
  const items = deployments.map((each) => ({ label: each.name, description: each.runners ?? "", each }));
  return (await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t("Which fleet?") }))?.each;
}

function askForRunners(title: string, { runners }: SuggestedDeployment, ask: Ask): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title,
    prompt: vscode.l10n.t("How many runners do the settings have to hold for? Such as 4, or 1-8"),
    value: runners ?? "",
    validateInput: async (text) => {
      if (text.trim() === "") return vscode.l10n.t("Nothing is suggested for a fleet of unknown size.");
      return (await ask({ runners: text })).problem;
    },
  });
}

function askForDuration(
  title: string,
  { serviceDuration }: SuggestedDeployment,
  ask: Ask,
): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title,
    prompt: vscode.l10n.t("How long does the longest execution take? Such as 20s; empty where nobody knows"),
    value: serviceDuration ?? "",
    validateInput: async (text) => (text.trim() === "" ? null : (await ask({ serviceDuration: text })).problem),
  });
}

interface Offer {
  readonly document: vscode.Uri;
  readonly title: string;
  readonly preview: Suggesting["preview"];
}

type Item = vscode.QuickPickItem & { readonly run?: () => PromiseLike<unknown> };

/** What to do with the suggestion, above the values that it has. */
async function offer(suggested: SuggestedDeployment, { document, title, preview }: Offer): Promise<void> {
  const { t } = vscode.l10n;
  const [first = "", ...others] = suggested.notes;
  const changes = suggested.settings.filter(({ before }) => before !== null);
  const apply: Item = {
    label: `$(check) ${t("Write the Values")}`,
    detail: t("Each where its value stands; undo takes it back."),
    run: () => write(suggested),
  };
  const actions: Item[] = [
    ...(suggested.edit === null ? [] : [apply]),
    {
      label: `$(pie-chart) ${t("Try in Preview")}`,
      detail: t("The panel opens on these values; nothing is written."),
      run: () => preview(document, targetOf(suggested)),
    },
    {
      label: `$(copy) ${t("Copy")}`,
      detail: t("As the file writes them, to be pasted."),
      run: () => vscode.env.clipboard.writeText(suggested.block),
    },
  ];
  const items: Item[] = [
    ...actions,
    { label: t("Suggested"), kind: vscode.QuickPickItemKind.Separator },
    { label: `$(pass) ${first}` },
    ...others.map((note) => ({ label: `$(warning) ${note}` })),
    ...suggested.settings.map(settingItem),
  ];
  const placeHolder = changes.length === 0 ? t("What is set is safe already") : t("What to do with these settings?");
  await (await vscode.window.showQuickPick(items, { title, placeHolder }))?.run?.();
}

function settingItem({ name, value, before, location }: SuggestedValue): Item {
  const was = before === null ? vscode.l10n.t("as it is") : vscode.l10n.t("was {0}", before);
  const label = `$(${before === null ? "circle-outline" : "edit"}) ${name} = ${value}`;
  return { label, description: was, ...(location === null ? {} : { run: () => show(location) }) };
}

function show({ uri, range }: Location): Thenable<unknown> {
  return vscode.window.showTextDocument(vscode.Uri.parse(uri), { selection: toRange(range) });
}

async function write({ edit }: SuggestedDeployment): Promise<void> {
  const made = edit === null ? undefined : toWorkspaceEdit(edit);
  if (made !== undefined && (await vscode.workspace.applyEdit(made))) return;
  await vscode.window.showWarningMessage(
    vscode.l10n.t("The values were not written: a file has changed meanwhile or is read-only."),
  );
}

function targetOf({ name, runners, settings }: SuggestedDeployment): PreviewTarget {
  const most = Number(runners?.split("-").at(-1));
  return {
    deployment: name,
    values: Object.fromEntries(settings.map(({ name, value }) => [name, value])),
    ...(Number.isSafeInteger(most) ? { runners: most } : {}),
  };
}
