import type { AuditTerms, Records } from "@slotwise/audit";
import { isObject, readAuditTerms } from "@slotwise/panel";
import { RECORD_TERMS, type RecordTermsParams } from "slotwise-language-server/protocol";
import * as vscode from "vscode";
import type { MessageConnection } from "vscode-jsonrpc";

/** What records are held against, as the server says. */
export interface AskedTerms {
  /** Undefined where no settings are known. */
  readonly terms: AuditTerms | undefined;
  readonly release: string | undefined;
  readonly remarks: readonly string[];
}

/** Asks the server for the settings of the fleet that left some records, which stand in a file. */
export async function askForTerms(
  file: vscode.Uri,
  { application, releases, isRustvello }: Records,
  connection: MessageConnection | undefined,
): Promise<AskedTerms> {
  const records = { releases, isRustvello, ...(application === undefined ? {} : { application }) };
  const params: RecordTermsParams = { textDocument: { uri: file.toString() }, records };
  const answer = await connection?.sendRequest<unknown>(RECORD_TERMS, params).catch(() => undefined);
  const { terms, release, remarks } = isObject(answer) ? answer : {};
  const read = readAuditTerms(terms);
  return {
    terms: read,
    release: typeof release === "string" ? release : undefined,
    remarks: [
      ...(Array.isArray(remarks) ? remarks.filter((each) => typeof each === "string") : []),
      ...(read === undefined ? [WITHOUT_TERMS()] : []),
    ],
  };
}

const WITHOUT_TERMS = () =>
  vscode.l10n.t(
    "No settings of this fleet are known in the workspace: turns, windows, silences and executions are not judged.",
  );
