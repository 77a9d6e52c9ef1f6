import type { Drawing, DrawingsParams } from "slotwise-language-server/protocol";
import * as vscode from "vscode";
import { drawingTheme } from "./drawing-theme.js";
import { leadingDecorationType } from "./leading-decoration-type.js";
import { type FittedPicture, fitInLine, mostEmsInLine } from "./line-picture.js";

/** The cycle, drawn behind the values that make it. */
export class Drawings implements vscode.Disposable {
  readonly #type = leadingDecorationType({ rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed });
  readonly #latest = new Map<string, DrawingsParams>();
  readonly #subscriptions: readonly vscode.Disposable[];

  constructor() {
    this.#subscriptions = [
      vscode.window.onDidChangeVisibleTextEditors(() => this.#drawAll()),
      vscode.window.onDidChangeActiveColorTheme(() => this.#drawAll()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration("editor.fontSize") || event.affectsConfiguration("editor.lineHeight")) {
          this.#drawAll();
        }
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#latest.delete(uri.toString())),
    ];
  }

  /** Shows what the server sent last for a document. */
  show(params: DrawingsParams): void {
    const uri = vscode.Uri.parse(params.uri).toString();
    this.#latest.set(uri, params);
    for (const editor of vscode.window.visibleTextEditors) {
      if (editor.document.uri.toString() === uri) this.#draw(editor);
    }
  }

  /** Takes all drawings away. */
  clear(): void {
    this.#latest.clear();
    for (const editor of vscode.window.visibleTextEditors) editor.setDecorations(this.#type, []);
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#type.dispose();
  }

  #drawAll(): void {
    for (const editor of vscode.window.visibleTextEditors) this.#draw(editor);
  }

  #draw(editor: vscode.TextEditor): void {
    const params = this.#latest.get(editor.document.uri.toString());
    // Drawings of an older text would stand in the wrong places; those of this text are on their way.
    if (params === undefined || params.version !== editor.document.version) return;
    const settings = vscode.workspace.getConfiguration("editor", editor.document);
    const mostEms = mostEmsInLine(settings.get("fontSize", 14), settings.get("lineHeight", 0));
    const picture = { mostEms, stale: params.stale };
    editor.setDecorations(
      this.#type,
      params.drawings.map((drawing) => decoration(drawing, (uri) => fitInLine(uri, picture))),
    );
  }
}

function decoration(drawing: Drawing, fit: (uri: string) => FittedPicture): vscode.DecorationOptions {
  const { line, character } = drawing.position;
  const after = (picture: string) => {
    const { uri, widthEms } = fit(picture);
    const width = widthEms === undefined ? {} : { width: `${widthEms}em` };
    return { after: { contentIconPath: vscode.Uri.parse(uri), margin: "0 0 0 1ch", ...width } };
  };
  const { light, dark } = picturesFor(drawing);
  return {
    range: new vscode.Range(line, character, line, character),
    renderOptions: { light: after(light), dark: after(dark) },
  };
}

/** The editor tells only light and dark apart, so in high contrast both are the high-contrast one. */
function picturesFor(drawing: Drawing): Pick<Drawing, "light" | "dark"> {
  switch (drawingTheme()) {
    case "high-contrast":
      return { light: drawing.highContrastDark, dark: drawing.highContrastDark };
    case "high-contrast-light":
      return { light: drawing.highContrastLight, dark: drawing.highContrastLight };
    case "light":
    case "dark":
      return drawing;
  }
}
