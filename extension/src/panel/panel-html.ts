import { escapeXml } from "@slotwise/words";
import * as vscode from "vscode";

/** What a panel shows, for the script in its page. */
export interface PanelPage {
  readonly name: "preview" | "happened";
  /** The document that it is about, or the file. */
  readonly uri: vscode.Uri;
  readonly words: { readonly title: string };
}

/**
 * The page of a panel. Nothing runs in it but the script named here, nothing is fetched, and it holds no style attribute.
 */
export function panelHtml(webview: vscode.Webview, extensionUri: vscode.Uri, { name, uri, words }: PanelPage): string {
  const file = (path: string) => webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, path)).toString();
  const nonce = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
  const policy = [
    "default-src 'none'",
    `style-src ${webview.cspSource}`,
    `script-src 'nonce-${nonce}'`,
    // The search for a counterexample runs beside the page, from the page's own script.
    "worker-src blob:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  const t = escapeXml;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${t(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${t(file("dist/panel.css"))}">
<title>${t(words.title)}</title>
</head>
<body data-page="${name}" data-uri="${t(uri.toString())}" data-words="${t(JSON.stringify(words))}">
<main></main>
<script nonce="${nonce}" src="${t(file("dist/panel.js"))}"></script>
</body>
</html>
`;
}
