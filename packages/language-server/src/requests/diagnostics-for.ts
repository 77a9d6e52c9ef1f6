import { isOwnName } from "@slotwise/project";
import type { Diagnostic } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Analysed } from "../analysis/analyses.js";
import type { Session } from "../session/session.js";
import { diagnosticsOf, unreadableDiagnostic } from "./diagnostics.js";

/** What there is to say of an open document, whether it is asked for or pushed. */
export function diagnosticsFor(
  { client }: Session,
  document: TextDocument,
  analysed: Analysed | undefined,
  rulePages: string,
): readonly Diagnostic[] {
  if (analysed !== undefined) {
    return diagnosticsOf(analysed, { relatedInformation: client.relatedInformation, rulePages });
  }
  const unreadable = isOwnName(document.uri) ? unreadableDiagnostic(document.getText()) : undefined;
  return unreadable === undefined ? [] : [unreadable];
}
