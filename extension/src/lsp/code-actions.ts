import * as vscode from "vscode";
import type * as lsp from "vscode-languageserver-protocol";
import { fromRange, toCommand } from "./convert.js";
import { SELECTOR } from "./documents.js";
import type { ProviderContext } from "./provider-context.js";
import { toWorkspaceEdit } from "./workspace-edit.js";

/** Fixes, fix-all and suppressions. An action whose edit is not there yet is completed when it is about to be applied. */
export function codeActionProvider({ ask, capabilities, diagnostics }: ProviderContext): vscode.Disposable {
  const offered = capabilities.codeActionProvider;
  const options = typeof offered === "object" ? offered : {};
  const unfinished = new WeakMap<vscode.CodeAction, { action: lsp.CodeAction; document: vscode.TextDocument }>();

  const made = (action: lsp.CodeAction, document: vscode.TextDocument): vscode.CodeAction | undefined => {
    const each = new vscode.CodeAction(action.title, action.kind === undefined ? undefined : kindOf(action.kind));
    if (action.edit !== undefined) {
      const edit = toWorkspaceEdit(action.edit);
      if (edit === undefined) return undefined;
      each.edit = edit;
    } else if (action.command === undefined) unfinished.set(each, { action, document });
    if (action.command !== undefined) each.command = toCommand(action.command);
    if (action.isPreferred !== undefined) each.isPreferred = action.isPreferred;
    if (action.disabled !== undefined) each.disabled = action.disabled;
    return each;
  };

  return vscode.languages.registerCodeActionsProvider(
    SELECTOR,
    {
      async provideCodeActions(document, range, context, token) {
        const own = context.diagnostics.map((diagnostic) => ({ diagnostic, sent: diagnostics.sent(diagnostic) }));
        const params = {
          range: fromRange(range),
          context: {
            diagnostics: own.flatMap(({ sent }) => (sent === undefined ? [] : [sent])),
            triggerKind: context.triggerKind,
            ...(context.only === undefined ? {} : { only: [context.only.value] }),
          },
        };
        const found = await ask<(lsp.CodeAction | lsp.Command)[]>("textDocument/codeAction", document, params, token);
        return found?.flatMap((action): (vscode.CodeAction | vscode.Command)[] => {
          if (typeof action.command === "string") return [toCommand(action as lsp.Command)];
          const each = made(action as lsp.CodeAction, document);
          if (each === undefined) return [];
          const solved = (action as lsp.CodeAction).diagnostics?.map(keyOf);
          each.diagnostics = own
            .filter(({ sent }) => sent !== undefined && solved?.includes(keyOf(sent)))
            .map(({ diagnostic }) => diagnostic);
          return [each];
        });
      },
      async resolveCodeAction(action, token) {
        const waiting = unfinished.get(action);
        if (waiting === undefined) return action;
        const found = await ask<lsp.CodeAction>("codeAction/resolve", waiting.document, waiting.action, token);
        const edit = found?.edit && toWorkspaceEdit(found.edit);
        if (edit !== undefined) action.edit = edit;
        return action;
      },
    },
    { providedCodeActionKinds: (options.codeActionKinds ?? []).map(kindOf) },
  );
}

function kindOf(kind: string): vscode.CodeActionKind {
  return vscode.CodeActionKind.Empty.append(kind);
}

function keyOf({ range, code, message }: lsp.Diagnostic): string {
  return JSON.stringify([range.start, range.end, code, message]);
}
