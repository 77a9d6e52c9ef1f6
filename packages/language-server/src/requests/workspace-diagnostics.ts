import {
  type CancellationToken,
  type Connection,
  type Diagnostic,
  DocumentDiagnosticReportKind,
  LSPErrorCodes,
  ResponseError,
  type WorkDoneProgressReporter,
  type WorkspaceDiagnosticReport,
  type WorkspaceDocumentDiagnosticReport,
} from "vscode-languageserver";
import { MOST_WORKSPACE_FINDINGS } from "../protocol/protocol.js";
import type { Session } from "../session/session.js";
import { type DiagnosticOptions, toDiagnostic } from "./diagnostics.js";

/**
 * Answers `workspace/diagnostic`: what is wrong in any file of the workspace's projects, open or not. A client that
 * pulls asks again and again; what it has already is not sent twice.
 */
export function answerWorkspaceDiagnostics(connection: Connection, session: Session, options: DiagnosticOptions): void {
  const told = new Map<string, { readonly text: string; readonly id: string }>();
  let sent = 0;

  /** The same name for the same diagnostics of a file. */
  const idOf = (uri: string, items: readonly Diagnostic[]): string => {
    // Who closes a file is told of it anew: while it was open its own diagnostics were.
    const text = JSON.stringify([session.documents.get(uri) !== undefined, items]);
    const before = told.get(uri);
    if (before?.text === text) return before.id;
    sent++;
    told.set(uri, { text, id: String(sent) });
    return String(sent);
  };

  connection.languages.diagnostics.onWorkspace(async (params, token, progress): Promise<WorkspaceDiagnosticReport> => {
    const found = await findingsOf(session, options, token, progress);
    // Of what was not looked at nobody knows whether it is cured.
    if (token.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, "cancelled");
    const previous = new Map((params.previousResultIds ?? []).map(({ uri, value }) => [uri, value]));
    const report = (uri: string, items: readonly Diagnostic[]): WorkspaceDocumentDiagnosticReport => {
      const version = session.documents.get(uri)?.version ?? null;
      const resultId = idOf(uri, items);
      return resultId === previous.get(uri)
        ? { kind: DocumentDiagnosticReportKind.Unchanged, uri, version, resultId }
        : { kind: DocumentDiagnosticReportKind.Full, uri, version, resultId, items: [...items] };
    };
    // Where nothing is wrong any more, that has to be said.
    const cured = [...previous.keys()].filter((uri) => !found.has(uri));
    return { items: [...[...found].map(([uri, items]) => report(uri, items)), ...cured.map((uri) => report(uri, []))] };
  });
}

async function findingsOf(
  session: Session,
  options: DiagnosticOptions,
  token: CancellationToken,
  progress: WorkDoneProgressReporter,
): Promise<ReadonlyMap<string, readonly Diagnostic[]>> {
  const found = new Map<string, Map<string, Diagnostic>>();
  let count = 0;
  progress.begin("slotwise", 0, undefined, true);
  for await (const { project, positions, share } of session.analysedProjects()) {
    if (token.isCancellationRequested) break;
    for (const finding of project.findings) {
      const { file, startOffset } = finding.place;
      const uri = positions.uriOf(file);
      const diagnostic = uri === undefined ? undefined : toDiagnostic({ positions }, finding, options);
      if (uri === undefined || diagnostic === undefined || count >= MOST_WORKSPACE_FINDINGS) continue;
      const inFile = found.get(uri) ?? new Map<string, Diagnostic>();
      const key = `${startOffset} ${finding.rule} ${finding.message}`;
      if (!inFile.has(key)) count++;
      found.set(uri, inFile.set(key, diagnostic));
    }
    progress.report(Math.floor(share * 100));
  }
  progress.done();
  return new Map([...found].map(([uri, diagnostics]) => [uri, [...diagnostics.values()]]));
}
