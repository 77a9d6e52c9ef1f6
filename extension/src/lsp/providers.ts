import * as vscode from "vscode";
import type * as lsp from "vscode-languageserver-protocol";
import { codeActionProvider } from "./code-actions.js";
import {
  fromPosition,
  fromRange,
  toCommand,
  toCompletionItem,
  toDefinition,
  toDocumentLink,
  toDocumentSymbol,
  toInlayHint,
  toMarkdown,
  toRange,
} from "./convert.js";
import { SELECTOR } from "./documents.js";
import type { ProviderContext } from "./provider-context.js";

/** Registers all that the server offers with the editor. */
export function registerProviders(context: ProviderContext): vscode.Disposable[] {
  const { capabilities } = context;
  const { languages } = vscode;
  const registrations: (vscode.Disposable | false)[] = [
    isOffered(capabilities.hoverProvider) && languages.registerHoverProvider(SELECTOR, hover(context)),
    capabilities.completionProvider !== undefined &&
      languages.registerCompletionItemProvider(
        SELECTOR,
        completion(context),
        ...(capabilities.completionProvider.triggerCharacters ?? []),
      ),
    isOffered(capabilities.codeActionProvider) && codeActionProvider(context),
    capabilities.codeLensProvider !== undefined && languages.registerCodeLensProvider(SELECTOR, lenses(context)),
    isOffered(capabilities.inlayHintProvider) && languages.registerInlayHintsProvider(SELECTOR, hints(context)),
    isOffered(capabilities.documentSymbolProvider) &&
      languages.registerDocumentSymbolProvider(SELECTOR, symbols(context), { label: "slotwise" }),
    isOffered(capabilities.definitionProvider) && languages.registerDefinitionProvider(SELECTOR, definition(context)),
    capabilities.documentLinkProvider !== undefined && languages.registerDocumentLinkProvider(SELECTOR, links(context)),
  ];
  return registrations.filter((registration) => registration !== false);
}

function isOffered(capability: boolean | object | undefined): boolean {
  return capability !== undefined && capability !== false;
}

function hover({ ask }: ProviderContext): vscode.HoverProvider {
  return {
    async provideHover(document, position, token) {
      const params = { position: fromPosition(position) };
      const found = await ask<lsp.Hover>("textDocument/hover", document, params, token);
      if (found === null) return undefined;
      return new vscode.Hover(toMarkdown(found.contents), found.range && toRange(found.range));
    },
  };
}

function completion({ ask }: ProviderContext): vscode.CompletionItemProvider {
  return {
    async provideCompletionItems(document, position, token, { triggerKind, triggerCharacter }) {
      const params = {
        position: fromPosition(position),
        context: { triggerKind: triggerKind + 1, ...(triggerCharacter === undefined ? {} : { triggerCharacter }) },
      };
      const found = await ask<lsp.CompletionItem[] | lsp.CompletionList>(
        "textDocument/completion",
        document,
        params,
        token,
      );
      if (found === null) return undefined;
      const list = Array.isArray(found) ? { items: found, isIncomplete: false } : found;
      return new vscode.CompletionList(
        list.items.map((item) => toCompletionItem(item)),
        list.isIncomplete,
      );
    },
  };
}

function lenses({ ask, onRefresh }: ProviderContext): vscode.CodeLensProvider {
  return {
    onDidChangeCodeLenses: only("lenses", onRefresh),
    async provideCodeLenses(document, token) {
      const found = await ask<lsp.CodeLens[]>("textDocument/codeLens", document, {}, token);
      return found?.map(({ range, command }) => new vscode.CodeLens(toRange(range), command && toCommand(command)));
    },
  };
}

function hints({ ask, onRefresh }: ProviderContext): vscode.InlayHintsProvider {
  return {
    onDidChangeInlayHints: only("hints", onRefresh),
    async provideInlayHints(document, range, token) {
      const params = { range: fromRange(range) };
      const found = await ask<lsp.InlayHint[]>("textDocument/inlayHint", document, params, token);
      return found?.map(toInlayHint);
    },
  };
}

function symbols({ ask }: ProviderContext): vscode.DocumentSymbolProvider {
  return {
    async provideDocumentSymbols(document, token) {
      const found = await ask<lsp.DocumentSymbol[]>("textDocument/documentSymbol", document, {}, token);
      return found?.map(toDocumentSymbol);
    },
  };
}

function definition({ ask }: ProviderContext): vscode.DefinitionProvider {
  return {
    async provideDefinition(document, position, token) {
      const params = { position: fromPosition(position) };
      const found = await ask<lsp.Definition | lsp.LocationLink[]>("textDocument/definition", document, params, token);
      return found === null ? undefined : toDefinition(found);
    },
  };
}

function links({ ask }: ProviderContext): vscode.DocumentLinkProvider {
  return {
    async provideDocumentLinks(document, token) {
      const found = await ask<lsp.DocumentLink[]>("textDocument/documentLink", document, {}, token);
      return found?.map(toDocumentLink);
    },
  };
}

function only<Kind>(wanted: Kind, event: vscode.Event<Kind>): vscode.Event<void> {
  return (listener, thisArgument, disposables) =>
    event((kind) => kind === wanted && listener.call(thisArgument), undefined, disposables);
}
