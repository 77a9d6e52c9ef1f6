import {
  CodeLensRefreshRequest,
  type Connection,
  type Diagnostic,
  DiagnosticRefreshRequest,
  InlayHintRefreshRequest,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { DRAWINGS, type DrawingsParams } from "../protocol/protocol.js";
import type { Session } from "../session/session.js";
import { diagnosticsFor } from "./diagnostics-for.js";
import { toDrawing } from "./to-lsp.js";

/** Tells the client everything that is new of its open documents. */
export interface Push {
  (): Promise<void>;
  /** The next time, asks the client to ask again for what it asks for itself: more than what it typed has changed. */
  refresh(): void;
}

export function createPush(connection: Connection, session: Session, rulePages: string): Push {
  const { client, documents } = session;
  const published = new Set<string>();
  /** What was sent last of each open document, as text: what has not changed is not said again. */
  const told = { problems: new WeakMap<TextDocument, string>(), drawings: new WeakMap<TextDocument, string>() };
  /** What each was judged as when it was told of last: a panel hears by the drawings that there is something new. */
  const judged = new WeakMap<TextDocument, object>();
  let isRefreshDue = false;

  const isNews = (before: WeakMap<TextDocument, string>, document: TextDocument, news: object): boolean => {
    const text = JSON.stringify(news);
    if (before.get(document) === text) return false;
    before.set(document, text);
    return true;
  };

  const publish = async (document: TextDocument, version: number, diagnostics: readonly Diagnostic[]) => {
    // Files that are not pynenc's get nothing, not even an empty list.
    if (diagnostics.length === 0 && !published.has(document.uri)) return;
    if (!isNews(told.problems, document, { version, diagnostics })) return;
    if (diagnostics.length > 0) published.add(document.uri);
    else published.delete(document.uri);
    await connection.sendDiagnostics({ uri: document.uri, version, diagnostics: [...diagnostics] });
  };

  const pushOne = async (document: TextDocument) => {
    const { version } = document;
    const analysed = await session.analysed(document.uri);
    // A newer version is on its way, or the document is gone: nothing stale is shown.
    if (document.version !== version || documents.get(document.uri) !== document) return;
    if (!client.pullsDiagnostics)
      await publish(document, version, diagnosticsFor(session, document, analysed, rulePages));
    if (!client.drawings) return;
    const shown =
      analysed === undefined
        ? undefined
        : session.lastGood.shown(analysed, client.drawings && analysed.settings.drawings);
    const params: DrawingsParams = {
      uri: document.uri,
      version,
      stale: shown?.isStale ?? false,
      drawings:
        analysed?.settings.drawings === false ? [] : (shown?.drawings ?? []).map((each) => toDrawing(document, each)),
      status: shown?.state ?? null,
    };
    const isNothing = params.status === null && params.drawings.length === 0;
    const news = isNothing ? { status: null } : params;
    const isJudgedAnew = !isNothing && analysed !== undefined && judged.get(document) !== analysed.project;
    if (analysed !== undefined) judged.set(document, analysed.project);
    const isNew = isNews(told.drawings, document, news);
    if (isNew || isJudgedAnew) await connection.sendNotification(DRAWINGS, params);
  };

  const pushAll = async () => {
    const isSeveral = documents.all().length > 1;
    for (const document of documents.all()) await pushOne(document);
    for (const uri of published) {
      if (documents.get(uri) !== undefined) continue;
      published.delete(uri);
      await connection.sendDiagnostics({ uri, diagnostics: [] });
    }
    if (!isRefreshDue && !isSeveral) return;
    isRefreshDue = false;
    const { refresh } = client;
    if (client.pullsDiagnostics && refresh.diagnostics) ask(DiagnosticRefreshRequest.method);
    if (refresh.hints) ask(InlayHintRefreshRequest.method);
    if (client.lenses && refresh.lenses) ask(CodeLensRefreshRequest.method);
  };

  /** A client that has gone meanwhile needs no refreshing. */
  const ask = (method: string) => void connection.sendRequest(method).catch(() => undefined);

  return Object.assign(pushAll, {
    refresh: () => {
      isRefreshDue = true;
    },
  });
}
