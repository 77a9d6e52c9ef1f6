import { PROTOCOL_NAMES } from "@slotwise/core";
import { nameOfReleases, releasesOfProtocol } from "@slotwise/pynenc";
import * as vscode from "vscode";
import { panelWords } from "./panel-words.js";
import { SLIDER_NAMES, type SliderName } from "./slider-names.js";

/**
 * The page of a panel. Nothing runs in it but the script named here, nothing is fetched, and it holds no style attribute.
 */
export function panelHtml(webview: vscode.Webview, extensionUri: vscode.Uri, document: vscode.Uri): string {
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
  const words = panelWords();
  const t = escapeHtml;
  const option = (value: string, text: string) => `<option value="${value}">${t(text)}</option>`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${t(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${t(file("media/panel.css"))}">
<title>${t(words.title)}</title>
</head>
<body data-uri="${t(document.toString())}" data-words="${t(JSON.stringify(words))}">
<main>
<p id="none" hidden>${t(words.none)}</p>
<div id="all" hidden>
<section aria-label="${t(words.verdict)}">
<p id="verdict" role="status"></p>
</section>
<section aria-label="${t(words.cycle)}">
<div id="picture"></div>
<label><span class="away">${t(words.time)}</span><input id="time" type="range" min="0"></label>
<div class="row">
<button id="play" type="button">${t(words.play)}</button>
<label><span class="away">${t(words.speed)}</span><select id="speed">
${option("1", words.speedReal)}${option("10", "10 ×")}${option("60", "60 ×")}${option("600", "600 ×")}
</select></label>
<span id="now"></span>
</div>
<p id="description" class="quiet"></p>
</section>
<section aria-label="${t(words.settings)}">
<div class="sliders">
${SLIDER_NAMES.map((name) => slider(name, words.sliders[name])).join("\n")}
<div class="control"><label for="protocol">pynenc</label><select id="protocol">
${PROTOCOL_NAMES.map((protocol) => option(protocol, nameOfReleases(releasesOfProtocol(protocol)))).join("")}
</select></div>
</div>
<div class="row">
<button id="write" type="button" class="main">${t(words.write)}</button>
<button id="reset" type="button">${t(words.reset)}</button>
<button id="copy" type="button">${t(words.copy)}</button>
</div>
<p id="told" role="status" class="quiet"></p>
</section>
<section id="worst" aria-labelledby="worst-title">
<h2 id="worst-title">${t(words.worst)}</h2>
<div class="control"><label for="faults">${t(words.faults)}</label><select id="faults">
${option("none", words.faultsNone)}${option("join", words.faultsJoin)}${option("crash", words.faultsCrash)}
</select></div>
<p id="found" role="status"></p>
<div id="story-picture" class="story"></div>
<ol id="story"></ol>
</section>
</div>
</main>
<script nonce="${nonce}" src="${t(file("dist/panel.js"))}"></script>
</body>
</html>
`;
}

function slider(name: SliderName, { label, unit }: { readonly label: string; readonly unit: string }): string {
  const t = escapeHtml;
  return `<div class="control"><label for="${name}">${t(label)}</label>
<input id="${name}" type="range" min="0" step="1">
<span class="exact"><input id="${name}-exact" type="number" min="0" step="any" aria-label="${t(`${label}, ${unit}`)}"> <span aria-hidden="true">${t(unit)}</span></span></div>`;
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
