import { createHash } from "node:crypto";
import {
  type Counterexample,
  exactTime,
  headline,
  type Mark,
  type Picture,
  pictureOf,
  pictureSvg,
  SVG_LAYOUT,
  story,
} from "@slotwise/simulator";
import { escapeXml } from "@slotwise/words";
import { PAGE_SCRIPT, PAGE_STYLE } from "./page.generated.js";
import type { PageData } from "./page-data.js";

/** Of the drawing, in pixels; the style has it, too. */
const WIDTH = 900;

/** A page of its own that can be scrubbed: nothing is fetched, and only what is written here runs. */
export function counterexamplePage(counterexample: Counterexample): string {
  const sentences = story(counterexample);
  const picture = pictureOf(counterexample);
  const title = headline(counterexample);
  const svg = pictureSvg(picture, { width: WIDTH, title, description: sentences.join(" "), playhead: picture.from });
  const styles = [PAGE_STYLE, /<style>([^<]*)<\/style>/.exec(svg)?.[1] ?? ""];
  const policy = `default-src 'none'; script-src ${hash(PAGE_SCRIPT)}; style-src ${styles.map(hash).join(" ")}; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeXml(policy)}">
<meta name="viewport" content="width=device-width">
<title>${escapeXml(title)}</title>
<style>${PAGE_STYLE}</style>
</head>
<body>
<main>
<figure>
${svg}
<figcaption>${caption(picture)}</figcaption>
</figure>
<p><label for="time">Time</label> <input id="time" type="range" min="0" max="1" step="any" value="0"> <output id="now" for="time">${escapeXml(exactTime(picture.from))}</output>
<button id="previous" type="button">Previous event (p)</button> <button id="next" type="button">Next event (n)</button></p>
<p id="busy" aria-live="polite"></p>
<ol>
${sentences.map((sentence) => `<li>${escapeXml(sentence)}</li>`).join("\n")}
</ol>
</main>
<script id="data" type="application/json">${inScript(dataOf(picture, counterexample))}</script>
<script>${PAGE_SCRIPT}</script>
</body>
</html>
`;
}

function dataOf(picture: Picture, { events }: Counterexample): PageData {
  return {
    from: picture.from,
    to: picture.to,
    left: SVG_LAYOUT.labels,
    right: WIDTH - SVG_LAYOUT.right,
    width: WIDTH,
    problem: picture.problem,
    rows: picture.rows.map(({ name, executions }) => ({
      name,
      // One that the edge of the picture cuts off goes on.
      executions: executions.map(({ from, to }) => ({ from, to: to < picture.to ? to : null })),
    })),
    events: events.map(({ at }) => at),
  };
}

/** JSON in an element whose text is not escaped: nothing in it may end that. */
function inScript(data: PageData): string {
  return JSON.stringify(data).replaceAll("<", "\\u003c");
}

/** What the shapes are, as many as occur. */
function caption({ rows }: Picture): string {
  const has = (kind: Mark["kind"]) => rows.some(({ marks }) => marks.some((mark) => mark.kind === kind));
  return [
    rows.some(({ windows }) => windows.length > 0) && "Upper bar: its window, as it sees it.",
    rows.some(({ executions }) => executions.length > 0) && "Lower bar: it executes.",
    has("join") && "An arrowhead: it joins.",
    has("look") && "A stroke: it looks.",
    has("start") && "A dot: it looks and starts.",
    has("refusal") && "A cross: it is refused.",
    has("fault") && "A triangle: something goes wrong.",
    "Within the dashed lines: what is wrong.",
  ]
    .filter((sentence) => sentence !== false)
    .join(" ");
}

function hash(content: string): string {
  return `'sha256-${createHash("sha256").update(content).digest("base64")}'`;
}
