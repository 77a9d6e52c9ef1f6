import * as vscode from "vscode";

/** The editor numbers the types of all extensions through; as many are made at most before we take what comes. */
const MOST_MADE = 100;

/**
 * A decoration type for what is to stand right behind a value, before what other extensions write behind the same line:
 * a line's problem, or who wrote it, is long enough to push a picture off the screen.
 *
 * The editor sorts what stands at one place by the names of its types, as texts, and has no other order to offer. A name
 * that ends in 10 or 100 comes before nearly all. Were that to change, the picture would only move to the right again.
 */
export function leadingDecorationType(options: vscode.DecorationRenderOptions): vscode.TextEditorDecorationType {
  for (let made = 1; ; made++) {
    const type = vscode.window.createTextEditorDecorationType(options);
    if (made === MOST_MADE || /\D10+$/.test(type.key)) return type;
    type.dispose();
  }
}
