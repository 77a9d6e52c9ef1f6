import type * as vscode from "vscode";
import type * as lsp from "vscode-languageserver-protocol";
import type { Diagnostics } from "./diagnostics.js";
import type { Documents } from "./documents.js";

/** Asks the server about one of its documents; null where it is none, was cancelled or the server failed. */
export type Ask = <Result>(
  method: string,
  document: vscode.TextDocument,
  params: object,
  token: vscode.CancellationToken,
) => Promise<Result | null>;

/** What providers need of a running session. */
export interface ProviderContext {
  readonly ask: Ask;
  readonly capabilities: lsp.ServerCapabilities;
  readonly documents: Documents;
  readonly diagnostics: Diagnostics;
  /** Fires when lenses and hints that are shown may no longer be right. */
  readonly onRefresh: vscode.Event<"lenses" | "hints">;
}
