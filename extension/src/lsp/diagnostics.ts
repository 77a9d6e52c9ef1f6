import * as vscode from "vscode";
import type * as lsp from "vscode-languageserver-protocol";
import { toLocation, toRange } from "./convert.js";

/** The problems shown, each with what the server sent: it gets that back when it is asked for fixes. */
export class Diagnostics implements vscode.Disposable {
  readonly #collection = vscode.languages.createDiagnosticCollection("slotwise");
  readonly #sent = new WeakMap<vscode.Diagnostic, lsp.Diagnostic>();

  publish(uri: string, diagnostics: readonly lsp.Diagnostic[]): void {
    this.#collection.set(
      vscode.Uri.parse(uri),
      diagnostics.map((diagnostic) => {
        const made = toDiagnostic(diagnostic);
        this.#sent.set(made, diagnostic);
        return made;
      }),
    );
  }

  /** What the server sent for a problem; undefined for one that is not its own. */
  sent(diagnostic: vscode.Diagnostic): lsp.Diagnostic | undefined {
    return this.#sent.get(diagnostic);
  }

  dispose(): void {
    this.#collection.dispose();
  }
}

export function toDiagnostic(diagnostic: lsp.Diagnostic): vscode.Diagnostic {
  const { code, codeDescription, relatedInformation, severity = 1, source, tags } = diagnostic;
  const message = typeof diagnostic.message === "string" ? diagnostic.message : diagnostic.message.value;
  const made = new vscode.Diagnostic(toRange(diagnostic.range), message, severity - 1);
  if (source !== undefined) made.source = source;
  if (code !== undefined) {
    made.code = codeDescription === undefined ? code : { value: code, target: vscode.Uri.parse(codeDescription.href) };
  }
  if (tags !== undefined) made.tags = tags;
  if (relatedInformation !== undefined) {
    made.relatedInformation = relatedInformation.map(
      ({ location, message }) => new vscode.DiagnosticRelatedInformation(toLocation(location), message),
    );
  }
  return made;
}
