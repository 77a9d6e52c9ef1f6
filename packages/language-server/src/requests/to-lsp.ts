import type {
  Completion,
  CompletionKind,
  CycleDrawing,
  CodeAction as EditorAction,
  InlayHint as EditorHint,
  CodeLens as EditorLens,
  DocumentSymbol as EditorSymbol,
  FileEdit,
} from "@slotwise/language-service/editor";
import type { TextRange } from "@slotwise/project";
import {
  type CodeAction,
  CodeActionKind,
  type CodeLens,
  type CompletionItem,
  CompletionItemKind,
  type DocumentSymbol,
  type InlayHint,
  type Location,
  MarkupKind,
  type Range,
  SymbolKind,
  type TextEdit,
  type WorkspaceEdit,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Analysed } from "../analysis/analyses.js";
import type { Drawing } from "../protocol/protocol.js";
import { type DiagnosticOptions, toDiagnostic } from "./diagnostics.js";

export function toRange(document: TextDocument, { start, end }: TextRange): Range {
  return { start: document.positionAt(start), end: document.positionAt(end) };
}

export function toCompletion(document: TextDocument, item: Completion, hasMarkdown: boolean): CompletionItem {
  const { word, kind, detail, documentation, range, newText } = item;
  return {
    label: word,
    kind: COMPLETION_KINDS[kind],
    ...(detail === "" ? {} : { detail }),
    ...(documentation === ""
      ? {}
      : { documentation: hasMarkdown ? { kind: MarkupKind.Markdown, value: documentation } : documentation }),
    textEdit: { range: toRange(document, range), newText },
    filterText: filterText(document.getText().charAt(range.start), word),
  };
}

/** Editors compare it with what is replaced, which may begin with a quote. */
function filterText(first: string, word: string): string {
  return first === '"' || first === "'" ? `${first}${word}${first}` : word;
}

const COMPLETION_KINDS: Readonly<Record<CompletionKind, CompletionItemKind>> = {
  setting: CompletionItemKind.Property,
  table: CompletionItemKind.Module,
  value: CompletionItemKind.Value,
  variable: CompletionItemKind.Variable,
  rule: CompletionItemKind.EnumMember,
};

export function toHint(document: TextDocument, { offset, label, tooltip }: EditorHint): InlayHint {
  return { position: document.positionAt(offset), label, tooltip, paddingLeft: true };
}

export function toLens(document: TextDocument, { range, title, tooltip, command, target }: EditorLens): CodeLens {
  const about = target === undefined ? [document.uri] : [document.uri, target];
  const help = tooltip === undefined ? {} : { tooltip };
  return { range: toRange(document, range), command: { title, command, arguments: about, ...help } };
}

export function toDrawing(document: TextDocument, { offset, ...drawing }: CycleDrawing): Drawing {
  return { position: document.positionAt(offset), ...drawing };
}

export function toSymbol(document: TextDocument, symbol: EditorSymbol): DocumentSymbol {
  return {
    // A key may be an empty string, and a symbol may not.
    name: symbol.name === "" ? '""' : symbol.name,
    detail: symbol.detail,
    kind: SYMBOL_KINDS[symbol.kind],
    range: toRange(document, symbol.range),
    selectionRange: toRange(document, symbol.nameRange),
  };
}

const SYMBOL_KINDS: Readonly<Record<EditorSymbol["kind"], SymbolKind>> = {
  setting: SymbolKind.Property,
  fleet: SymbolKind.Module,
  ours: SymbolKind.Constant,
};

/** Null where there is no place, or its file is not there any more. */
export function toLocation(
  { positions }: Pick<Analysed, "positions">,
  place: { readonly file: string; readonly range: TextRange } | undefined,
): Location | null {
  const uri = place === undefined ? undefined : positions.uriOf(place.file);
  const range = place === undefined ? undefined : positions.rangeIn(place.file, place.range);
  return uri === undefined || range === undefined ? null : { uri, range };
}

/** An edit of the project's files; null where one of them is not there any more, or nothing is to be changed. */
export function toWorkspaceEdit(
  { positions }: Analysed,
  edits: readonly FileEdit[],
  versions: ((uri: string) => number | null) | undefined,
): WorkspaceEdit | null {
  if (edits.length === 0) return null;
  const byUri = new Map<string, TextEdit[]>();
  for (const { file, range, newText } of edits) {
    const uri = positions.uriOf(file);
    const there = positions.rangeIn(file, range);
    if (uri === undefined || there === undefined) return null;
    byUri.set(uri, [...(byUri.get(uri) ?? []), { range: there, newText }]);
  }
  if (versions === undefined) return { changes: Object.fromEntries(byUri) };
  return {
    documentChanges: [...byUri].map(([uri, textEdits]) => {
      return { textDocument: { uri, version: versions(uri) }, edits: textEdits };
    }),
  };
}

/** @param uri of the document that was asked about: what is only tried is tried on it */
export function toCodeAction(
  analysed: Analysed,
  { title, finding, isPreferred, edits, target }: EditorAction,
  versions: ((uri: string) => number | null) | undefined,
  { uri, ...options }: DiagnosticOptions & { readonly uri: string },
): CodeAction | undefined {
  const diagnostic = finding === undefined ? undefined : toDiagnostic(analysed, finding, options);
  const action = {
    title,
    kind: CodeActionKind.QuickFix,
    ...(isPreferred ? { isPreferred } : {}),
    ...(diagnostic === undefined ? {} : { diagnostics: [diagnostic] }),
  };
  if (target !== undefined) {
    return { ...action, command: { title, command: "slotwise.preview", arguments: [uri, target] } };
  }
  const edit = toWorkspaceEdit(analysed, edits, versions);
  return edit === null ? undefined : { ...action, edit };
}
