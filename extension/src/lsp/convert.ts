import * as vscode from "vscode";
import type * as lsp from "vscode-languageserver-protocol";

// From the server's shapes to the editor's. Both count lines and UTF-16 characters from 0, so positions go across as they
// are; kinds and severities count from 1 there and from 0 here.

export function toPosition({ line, character }: lsp.Position): vscode.Position {
  return new vscode.Position(line, character);
}

export function toRange({ start, end }: lsp.Range): vscode.Range {
  return new vscode.Range(toPosition(start), toPosition(end));
}

export function toLocation({ uri, range }: lsp.Location): vscode.Location {
  return new vscode.Location(vscode.Uri.parse(uri), toRange(range));
}

export function fromRange({ start, end }: vscode.Range): lsp.Range {
  return { start: fromPosition(start), end: fromPosition(end) };
}

export function fromPosition({ line, character }: vscode.Position): lsp.Position {
  return { line, character };
}

/** Markdown may show pictures; it runs no commands and holds no HTML. */
export function toMarkdown(content: lsp.Hover["contents"]): vscode.MarkdownString[] {
  const parts = Array.isArray(content) ? content : [content];
  return parts.map((part) => {
    if (typeof part === "string") return new vscode.MarkdownString(part);
    if (!("kind" in part)) return new vscode.MarkdownString().appendCodeblock(part.value, part.language);
    return part.kind === "markdown"
      ? new vscode.MarkdownString(part.value)
      : new vscode.MarkdownString().appendText(part.value);
  });
}

export function toDocumentation(
  text: string | lsp.MarkupContent | undefined,
): string | vscode.MarkdownString | undefined {
  if (text === undefined || typeof text === "string") return text;
  return text.kind === "markdown" ? new vscode.MarkdownString(text.value) : text.value;
}

export function toCommand({ title, command, arguments: args, tooltip }: lsp.Command): vscode.Command {
  return {
    title,
    command,
    ...(args === undefined ? {} : { arguments: args }),
    ...(tooltip === undefined ? {} : { tooltip }),
  };
}

export function toTextEdit({ range, newText }: lsp.TextEdit): vscode.TextEdit {
  return new vscode.TextEdit(toRange(range), newText);
}

export function toCompletionItem(item: lsp.CompletionItem, defaultRange?: vscode.Range): vscode.CompletionItem {
  const made = new vscode.CompletionItem(
    item.labelDetails === undefined ? item.label : { label: item.label, ...item.labelDetails },
    item.kind === undefined ? undefined : item.kind - 1,
  );
  const text = item.textEdit?.newText ?? item.insertText ?? item.label;
  made.insertText = item.insertTextFormat === 2 ? new vscode.SnippetString(text) : text;
  const edit = item.textEdit;
  if (edit !== undefined) {
    made.range =
      "range" in edit ? toRange(edit.range) : { inserting: toRange(edit.insert), replacing: toRange(edit.replace) };
  } else if (defaultRange !== undefined) made.range = defaultRange;
  const documentation = toDocumentation(item.documentation);
  if (documentation !== undefined) made.documentation = documentation;
  if (item.detail !== undefined) made.detail = item.detail;
  if (item.sortText !== undefined) made.sortText = item.sortText;
  if (item.filterText !== undefined) made.filterText = item.filterText;
  if (item.preselect !== undefined) made.preselect = item.preselect;
  if (item.command !== undefined) made.command = toCommand(item.command);
  if (item.additionalTextEdits !== undefined) made.additionalTextEdits = item.additionalTextEdits.map(toTextEdit);
  return made;
}

export function toInlayHint(hint: lsp.InlayHint): vscode.InlayHint {
  const label =
    typeof hint.label === "string"
      ? hint.label
      : hint.label.map(({ value, tooltip }) => {
          const part = new vscode.InlayHintLabelPart(value);
          part.tooltip = toDocumentation(tooltip);
          return part;
        });
  const made = new vscode.InlayHint(toPosition(hint.position), label, hint.kind);
  made.tooltip = toDocumentation(hint.tooltip);
  made.paddingLeft = hint.paddingLeft ?? false;
  made.paddingRight = hint.paddingRight ?? false;
  if (hint.textEdits !== undefined) made.textEdits = hint.textEdits.map(toTextEdit);
  return made;
}

export function toDocumentSymbol(symbol: lsp.DocumentSymbol): vscode.DocumentSymbol {
  const made = new vscode.DocumentSymbol(
    symbol.name,
    symbol.detail ?? "",
    symbol.kind - 1,
    toRange(symbol.range),
    toRange(symbol.selectionRange),
  );
  made.children = (symbol.children ?? []).map(toDocumentSymbol);
  return made;
}

export function toDefinition(found: lsp.Definition | lsp.LocationLink[]): vscode.LocationLink[] {
  return (Array.isArray(found) ? found : [found]).map((each) => {
    if (!("targetUri" in each)) return { targetUri: vscode.Uri.parse(each.uri), targetRange: toRange(each.range) };
    return {
      targetUri: vscode.Uri.parse(each.targetUri),
      targetRange: toRange(each.targetRange),
      targetSelectionRange: toRange(each.targetSelectionRange),
      ...(each.originSelectionRange === undefined ? {} : { originSelectionRange: toRange(each.originSelectionRange) }),
    };
  });
}

export function toDocumentLink({ range, target, tooltip }: lsp.DocumentLink): vscode.DocumentLink {
  const made = new vscode.DocumentLink(toRange(range), target === undefined ? undefined : vscode.Uri.parse(target));
  if (tooltip !== undefined) made.tooltip = tooltip;
  return made;
}
