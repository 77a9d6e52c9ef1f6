import { RULES as ALL_RULES } from "@slotwise/language-service";
import { editorDocument, fleetState, rulePage, settingsInForce } from "@slotwise/language-service/editor";
import { carriesSettings } from "@slotwise/project";
import type { CancellationToken, Connection } from "vscode-languageserver";
import {
  DOCUMENTS,
  type DocumentsResult,
  type FoundDocument,
  RULES,
  type RulesResult,
  SETTINGS,
  type SettingsParams,
  type SettingsResult,
  SUGGEST,
  type SuggestParams,
} from "../protocol/protocol.js";
import type { Session } from "../session/session.js";
import { answerSuggest } from "./answer-suggest.js";
import { toLocation } from "./to-lsp.js";

/** More than anybody picks from. */
const MOST_DOCUMENTS = 200;

export interface CommandOptions {
  readonly rulePages: string;
  readonly versions: ((uri: string) => number | null) | undefined;
}

/** Answers what a person asks for by a command of their editor. */
export function answerCommands(
  connection: Connection,
  session: Session,
  { rulePages, versions }: CommandOptions,
): void {
  connection.onRequest(DOCUMENTS, (_: object, token: CancellationToken) => documentsOf(session, token));
  connection.onRequest(SUGGEST, (params: SuggestParams, token: CancellationToken) =>
    answerSuggest(params, session, versions, token),
  );
  connection.onRequest(SETTINGS, (params: SettingsParams) => settingsOf(params, session));
  connection.onRequest(RULES, (): RulesResult => {
    return {
      rules: ALL_RULES.map(({ name, severity, summary }) => {
        return { name, severity, summary, page: rulePages === "" ? null : rulePage(name, rulePages) };
      }),
    };
  });
}

/** Those that are settings themselves: what only refers to some, or says how many run, is no file to begin with. */
async function documentsOf(session: Session, token: CancellationToken): Promise<DocumentsResult> {
  const found = new Map<string, FoundDocument>();
  for await (const { project, files, positions } of session.analysedProjects()) {
    if (token.isCancellationRequested || found.size >= MOST_DOCUMENTS) break;
    for (const { name } of files) {
      const editor = editorDocument(project, name);
      const uri = positions.uriOf(name);
      if (editor === undefined || uri === undefined || !carriesSettings(editor.document)) continue;
      const status = fleetState(editor);
      // Of a file that several projects read, the first one is its own.
      if (status !== undefined && !found.has(uri)) found.set(uri, { uri, status });
    }
  }
  return { documents: [...found.values()].slice(0, MOST_DOCUMENTS) };
}

async function settingsOf({ textDocument, all }: SettingsParams, session: Session): Promise<SettingsResult> {
  const analysed = await session.analysed(textDocument.uri);
  if (analysed?.editor === undefined) return { deployments: [] };
  return {
    deployments: settingsInForce(analysed.editor, all === true).map(
      ({ deployment, judgedFor, problem, unread, settings }) => ({
        ...{ name: deployment, judgedFor, problem: problem ?? null, unread },
        settings: settings.map(({ place, ...setting }) => ({ ...setting, location: toLocation(analysed, place) })),
      }),
    ),
  };
}
