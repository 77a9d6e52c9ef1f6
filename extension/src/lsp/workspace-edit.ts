import * as vscode from "vscode";
import type * as lsp from "vscode-languageserver-protocol";
import { toTextEdit } from "./convert.js";

/**
 * An edit of the server as one of the editor. Undefined where a document has changed since the server saw it: its
 * places are no longer those that were meant.
 */
export function toWorkspaceEdit(edit: lsp.WorkspaceEdit): vscode.WorkspaceEdit | undefined {
  const made = new vscode.WorkspaceEdit();
  for (const change of edit.documentChanges ?? []) {
    // Files are neither made nor moved: the server never asks for that.
    if (!("textDocument" in change)) return undefined;
    const { uri, version } = change.textDocument;
    const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === normalized(uri));
    if (version !== null && open !== undefined && open.version !== version) return undefined;
    made.set(
      vscode.Uri.parse(uri),
      change.edits.flatMap((each) => ("newText" in each ? [toTextEdit(each)] : [])),
    );
  }
  if (edit.documentChanges === undefined) {
    for (const [uri, edits] of Object.entries(edit.changes ?? {}))
      made.set(vscode.Uri.parse(uri), edits.map(toTextEdit));
  }
  return made;
}

/** One spelling for one document: clients and servers escape characters differently. */
export function normalized(uri: string): string {
  return vscode.Uri.parse(uri).toString();
}
