import type { ApplicationSummary } from "@slotwise/audit";
import { formatCount, safeLine } from "@slotwise/words";
import * as vscode from "vscode";
import { labelOf } from "./records-source.js";

const STORES = "**/*.{db,db3,sqlite,sqlite3}";
const RECORDS = "**/*.jsonl";
/** Where nobody keeps a store, and where a search would lose itself. */
const NOT_SEARCHED = "**/{node_modules,.git,.venv,venv,__pycache__}/**";
/** More than anybody would look through. */
const MOST_FILES = 200;

/** Lets a person choose a file of the workspace; undefined where they do not, or there is none. */
export async function chooseFile(readsSqlite: boolean): Promise<vscode.Uri | undefined> {
  const wanted = [RECORDS, ...(readsSqlite ? [STORES] : [])];
  const found = await Promise.all(wanted.map((glob) => vscode.workspace.findFiles(glob, NOT_SEARCHED, MOST_FILES)));
  const items = found.flat().map((file) => ({ label: labelOf(file), file }));
  if (items.length === 0) {
    void vscode.window.showInformationMessage(
      readsSqlite
        ? vscode.l10n.t("This workspace has no SQLite file (.db, .sqlite) and no records.jsonl.")
        : vscode.l10n.t("This workspace has no records.jsonl; slotwise audit --format records writes one."),
    );
    return undefined;
  }
  items.sort((one, other) => (one.label < other.label ? -1 : 1));
  const placeHolder = vscode.l10n.t("The fleet's store, or its records");
  return (await vscode.window.showQuickPick(items, { placeHolder }))?.file;
}

/** Of several applications in a file, the one that a person chooses. */
export async function chooseApplication(applications: readonly ApplicationSummary[]): Promise<string | undefined> {
  const [only, ...others] = applications;
  if (others.length === 0) return only?.application;
  const items = applications.map(({ application, runners, executions }) => ({
    label: safeLine(application),
    description: vscode.l10n.t("runners: {0}, executions: {1}", formatCount(runners), formatCount(executions)),
    application,
  }));
  const placeHolder = vscode.l10n.t("Which of the applications in it?");
  return (await vscode.window.showQuickPick(items, { placeHolder }))?.application;
}
