import {
  completions,
  definitions,
  documentLinks,
  documentSymbols,
  fixAll,
  type HoverOptions,
  hover,
  judgedFleets,
  plainText,
  quickFixes,
  writeValues,
} from "@slotwise/language-service/editor";
import { createSourceText, isTooLarge } from "@slotwise/project";
import {
  type CancellationToken,
  type CodeAction,
  type CodeActionParams,
  type Connection,
  DocumentDiagnosticReportKind,
  MarkupKind,
  type WorkspaceEdit,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { URI } from "vscode-uri";
import type { Analysed } from "../analysis/analyses.js";
import {
  FLEET,
  type FleetParams,
  type JudgedFleets,
  RECORD_TERMS,
  type RecordTermsParams,
  WRITE_VALUES,
  type WriteValuesParams,
} from "../protocol/protocol.js";
import type { Session } from "../session/session.js";
import { answerCommands } from "./answer-commands.js";
import { answerRecordTerms } from "./answer-record-terms.js";
import { diagnosticsFor } from "./diagnostics-for.js";
import { FIX_ALL } from "./fix-all-kind.js";
import { toCodeAction, toCompletion, toHint, toLens, toRange, toSymbol, toWorkspaceEdit } from "./to-lsp.js";
import { answerWorkspaceDiagnostics } from "./workspace-diagnostics.js";

export interface AnswerOptions {
  readonly rulePages: string;
  /** Seconds since the epoch. */
  readonly now: () => number;
}

/** Answers what a client asks for. Nothing here throws for what stands in a document. */
export function answerRequests(connection: Connection, session: Session, { rulePages, now }: AnswerOptions): void {
  const { client, documents, lastGood, pushing } = session;

  /** An open document and what is known of it; undefined where that is nothing, or nobody waits any more. */
  const known = async (uri: string, token: CancellationToken, isPatient: boolean): Promise<Known | undefined> => {
    // What is shown all the time waits until nobody has typed for a while; what is asked for by hand does not.
    if (isPatient) await pushing.settled();
    if (token.isCancellationRequested) return undefined;
    const analysed = await session.analysed(uri);
    const document = documents.get(uri);
    return analysed === undefined || document === undefined || token.isCancellationRequested
      ? undefined
      : { analysed, document };
  };
  const versions = client.versionedEdits ? (uri: string) => documents.get(uri)?.version ?? null : undefined;

  connection.onHover(async ({ textDocument, position }, token) => {
    const it = await known(textDocument.uri, token, false);
    if (it?.analysed.editor === undefined) return null;
    const pictures: HoverOptions["pictures"] = client.images
      ? { kind: "image", theme: session.theme }
      : { kind: "text" };
    const found = hover(it.analysed.editor, it.document.offsetAt(position), { pictures, nowSeconds: now() });
    if (found === undefined) return null;
    const contents = client.markdown
      ? { kind: MarkupKind.Markdown, value: found.markdown }
      : { kind: MarkupKind.PlainText, value: plainText(found.markdown) };
    return { contents, range: toRange(it.document, found.range) };
  });

  connection.onCompletion(({ textDocument, position }) => {
    const document = documents.get(textDocument.uri);
    const text = document?.getText() ?? "";
    if (document === undefined || isTooLarge(text)) return null;
    const source = createSourceText(pathOf(document), text);
    return completions(source, document.offsetAt(position)).map((item) =>
      toCompletion(document, item, client.markdown),
    );
  });

  connection.onCodeAction(async (params, token) => {
    const it = await known(params.textDocument.uri, token, false);
    if (it?.analysed.editor === undefined) return [];
    const everywhere = [it.analysed, ...it.analysed.elsewhere].map((analysed) => ({ ...it, analysed }));
    const fixes = everywhere.flatMap((each) => quickFixActions(each, params, each.analysed === it.analysed));
    return [...once(fixes), ...fixAllAction(it, params)];
  });

  const quickFixActions = (
    { analysed, document }: Known,
    { range, context }: CodeActionParams,
    isShown: boolean,
  ): readonly CodeAction[] => {
    if (analysed.editor === undefined || !isWanted("quickfix", context.only)) return [];
    const asked = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
    const options = { relatedInformation: client.relatedInformation, rulePages, uri: document.uri };
    // A client that has lenses has the commands behind them; a panel shows the document's own project.
    const found = quickFixes(analysed.editor, asked, { hasPreview: client.lenses && isShown, again: analysed });
    return found.flatMap((each) => toCodeAction(analysed, each, versions, options) ?? []);
  };

  const fixAllAction = ({ analysed }: Known, { context }: CodeActionParams): readonly CodeAction[] => {
    // Judging each fix takes time, and whoever only looks for quick fixes would not even see it.
    const isAskedFor = context.only?.some((kind) => FIX_ALL === kind || FIX_ALL.startsWith(`${kind}.`)) === true;
    if (analysed.editor === undefined || !isAskedFor) return [];
    const edit = toWorkspaceEdit(analysed, fixAll(analysed.editor, analysed.files, analysed.judge), versions);
    return edit === null ? [] : [{ title: "Apply every safe fix of slotwise", kind: FIX_ALL, edit }];
  };

  connection.languages.inlayHint.on(async ({ textDocument, range }, token) => {
    const it = await known(textDocument.uri, token, true);
    if (it === undefined || !it.analysed.settings.inlayHints) return [];
    const [start, end] = [it.document.offsetAt(range.start), it.document.offsetAt(range.end)];
    const { hints } = lastGood.shown(it.analysed, client.drawings && it.analysed.settings.drawings);
    return hints.filter(({ offset }) => start <= offset && offset <= end).map((hint) => toHint(it.document, hint));
  });

  connection.onCodeLens(async ({ textDocument }, token) => {
    const it = await known(textDocument.uri, token, true);
    if (it === undefined || !it.analysed.settings.lenses) return [];
    const { lenses } = lastGood.shown(it.analysed, client.drawings && it.analysed.settings.drawings);
    return lenses.map((lens) => toLens(it.document, lens));
  });

  connection.onDocumentSymbol(async ({ textDocument }, token) => {
    const it = await known(textDocument.uri, token, true);
    if (it?.analysed.editor === undefined) return [];
    return documentSymbols(it.analysed.editor).map((symbol) => toSymbol(it.document, symbol));
  });

  connection.onDocumentLinks(async ({ textDocument }, token) => {
    const it = await known(textDocument.uri, token, true);
    if (it?.analysed.editor === undefined) return [];
    return documentLinks(it.analysed.editor, rulePages).map(({ range, target }) => {
      return { range: toRange(it.document, range), target };
    });
  });

  connection.onDefinition(async ({ textDocument, position }, token) => {
    const it = await known(textDocument.uri, token, false);
    if (it?.analysed.editor === undefined) return [];
    const { positions } = it.analysed;
    return definitions(it.analysed.editor, it.document.offsetAt(position)).flatMap(({ file, range }) => {
      const uri = positions.uriOf(file);
      const there = positions.rangeIn(file, range);
      return uri === undefined || there === undefined ? [] : [{ uri, range: there }];
    });
  });

  connection.languages.diagnostics.on(async ({ textDocument }, token) => {
    const it = await known(textDocument.uri, token, true);
    const document = documents.get(textDocument.uri);
    const items = document === undefined ? [] : [...diagnosticsFor(session, document, it?.analysed, rulePages)];
    return { kind: DocumentDiagnosticReportKind.Full, items };
  });

  connection.onRequest(
    FLEET,
    async ({ textDocument }: FleetParams, token: CancellationToken): Promise<JudgedFleets | null> => {
      const it = await known(textDocument.uri, token, false);
      return it?.analysed.editor === undefined ? null : (judgedFleets(it.analysed.editor) ?? null);
    },
  );

  connection.onRequest(
    WRITE_VALUES,
    async (
      { textDocument, deployment, values }: WriteValuesParams,
      token: CancellationToken,
    ): Promise<WorkspaceEdit | null> => {
      const it = await known(textDocument.uri, token, false);
      // Whatever a client sends: what is no object has no values in it.
      if (it?.analysed.editor === undefined || typeof values !== "object" || values === null) return null;
      return toWorkspaceEdit(it.analysed, writeValues(it.analysed.editor, values, deployment), versions);
    },
  );

  answerCommands(connection, session, { rulePages, versions });
  answerWorkspaceDiagnostics(connection, session, { relatedInformation: client.relatedInformation, rulePages });
  connection.onRequest(RECORD_TERMS, (params: RecordTermsParams) => answerRecordTerms(params, session));
}

/** Projects that read one document find much the same in it. */
function once<Item>(items: readonly Item[]): readonly Item[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}

interface Known {
  readonly analysed: Analysed;
  readonly document: TextDocument;
}

function isWanted(kind: string, only: readonly string[] | undefined): boolean {
  return only === undefined || only.some((each) => each === "" || each === kind);
}

/** What tells a file's format: its name, and for workflows its folder. */
function pathOf({ uri }: TextDocument): string {
  return URI.parse(uri).path;
}
