import { createHash } from "node:crypto";
import { busyRows, momentWords, type Picture, pictureSvg, plotOf } from "@slotwise/timeline";
import { escapeLine, escapeXml, safeLine } from "@slotwise/words";
import { PAGE_SCRIPT, PAGE_STYLE } from "./page.generated.js";
import type { PageData } from "./page-data.js";

/** Of the drawing, in pixels; the style has it, too. */
const WIDTH = 900;

/** What a page shows and says. Every text is data: no markup, and no control character gets through. */
export interface PicturePage {
  readonly picture: Picture;
  readonly title: string;
  /** What happened, in order. */
  readonly sentences: readonly string[];
  /** When something happens, in order: where the buttons lead. */
  readonly events: readonly number[];
  /** What the shapes are. */
  readonly caption: string;
}

/** A page of its own that can be scrubbed: nothing is fetched, and only what is written here runs. */
export function picturePage({ picture, title, sentences, events, caption }: PicturePage): string {
  const svg = pictureSvg(picture, { width: WIDTH, title, description: sentences.join(" "), playhead: picture.from });
  const styles = [PAGE_STYLE, /<style>([^<]*)<\/style>/.exec(svg)?.[1] ?? ""];
  const policy = `default-src 'none'; script-src ${hash(PAGE_SCRIPT)}; style-src ${styles.map(hash).join(" ")}; base-uri 'none'; form-action 'none'`;
  const data = dataOf(picture, events);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeXml(policy)}">
<meta name="viewport" content="width=device-width">
<title>${escapeLine(title)}</title>
<style>${PAGE_STYLE}</style>
</head>
<body>
<main>
<figure>
${svg}
<figcaption>${escapeLine(caption)}</figcaption>
</figure>
<p><label for="time">Time</label> <input id="time" type="range" min="0" max="1" step="any" value="0"> <output id="now" for="time">${escapeLine(momentWords(picture.from, data))}</output>
<button id="previous" type="button">Previous event (p)</button> <button id="next" type="button">Next event (n)</button></p>
<p id="busy" aria-live="polite"></p>
<ol>
${sentences.map((sentence) => `<li>${escapeLine(sentence)}</li>`).join("\n")}
</ol>
</main>
<script id="data" type="application/json">${inScript(data)}</script>
<script>${PAGE_SCRIPT}</script>
</body>
</html>
`;
}

function dataOf(picture: Picture, events: readonly number[]): PageData {
  const { left, right } = plotOf(picture, WIDTH);
  return {
    from: picture.from,
    to: picture.to,
    clock: picture.clock.name,
    left,
    right,
    width: WIDTH,
    problem: picture.problems[0] ?? picture.silences[0] ?? null,
    rows: busyRows(picture).map((row) => ({ ...row, name: safeLine(row.name) })),
    events,
  };
}

/** JSON in an element whose text is not escaped: nothing in it may end that. */
function inScript(data: PageData): string {
  return JSON.stringify(data).replaceAll("<", "\\u003c");
}

function hash(content: string): string {
  return `'sha256-${createHash("sha256").update(content).digest("base64")}'`;
}
