import { type EditorSuggestion, suggestions } from "@slotwise/language-service/editor";
import { type Declarations, OWN_SETTINGS, type WordSetting } from "@slotwise/project";
import type { CancellationToken } from "vscode-languageserver";
import type { Analysed } from "../analysis/analyses.js";
import type { SuggestedDeployment, SuggestParams, SuggestResult } from "../protocol/protocol.js";
import type { Session } from "../session/session.js";
import { toLocation, toWorkspaceEdit } from "./to-lsp.js";

/** What is safe for the fleet declared, or for another one that was asked about. */
export async function answerSuggest(
  params: SuggestParams,
  session: Pick<Session, "analysed">,
  versions: ((uri: string) => number | null) | undefined,
  token: CancellationToken,
): Promise<SuggestResult> {
  const instead: { -readonly [Name in keyof Declarations]?: Declarations[Name] } = {};
  const problems = [
    ...read(params.runners, OWN_SETTINGS.runners, (value) => {
      instead.runners = value;
    }),
    ...read(params.serviceDuration, OWN_SETTINGS.serviceDurationSeconds, (value) => {
      instead.serviceDurationSeconds = value;
    }),
  ];
  if (problems.length > 0) return { problem: problems.join("; "), deployments: [] };
  const analysed = await session.analysed(params.textDocument.uri, instead);
  if (analysed?.editor === undefined || token.isCancellationRequested) return { problem: null, deployments: [] };
  const { editor } = analysed;
  return { problem: null, deployments: suggestions(editor).map((each) => toDeployment(analysed, each, versions)) };
}

/** Whatever a client sends: what is no text, or an empty one, says nothing. */
function read<Value>(
  written: unknown,
  { key, kind }: WordSetting<Value>,
  use: (value: Value) => void,
): readonly string[] {
  if (typeof written !== "string" || written.trim() === "") return [];
  const value = kind.parse(written);
  if (value === undefined) return [`${key} must be ${kind.must}`];
  use(value);
  return [];
}

function toDeployment(
  analysed: Analysed,
  { deployment, runners, serviceDurationSeconds, result }: EditorSuggestion,
  versions: ((uri: string) => number | null) | undefined,
): SuggestedDeployment {
  const asked = {
    name: deployment,
    runners: runners ?? null,
    serviceDuration: serviceDurationSeconds === undefined ? null : `${serviceDurationSeconds}s`,
  };
  if (result.kind === "none") {
    return { ...asked, problem: result.reason, notes: [], block: "", settings: [], edit: null };
  }
  const { notes, block, settings, edits } = result;
  return {
    ...asked,
    ...{ problem: null, notes, block },
    settings: settings.map(({ field, value, before, place }) => {
      return { name: field, value, before: before ?? null, location: toLocation(analysed, place) };
    }),
    edit: edits === undefined ? null : toWorkspaceEdit(analysed, edits, versions),
  };
}
