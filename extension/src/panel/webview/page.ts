import type { PanelWords } from "../panel-words.js";

/** An element of the page that `panelHtml` makes. @throws when it is not there */
export function element<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`the page has no ${kind.name} #${id}`);
  return found;
}

/** The words that came with the page. */
export function pageWords(): PanelWords {
  return JSON.parse(document.body.dataset.words ?? "{}");
}

/** Sets text only where it changes, so that screen readers are not told the same twice. */
export function setText(target: HTMLElement, text: string): void {
  if (target.textContent !== text) target.textContent = text;
}

/** Shows an SVG that was drawn here. Styles in it are the style sheet's business. */
export function setSvg(target: HTMLElement, svg: string): SVGSVGElement | undefined {
  target.innerHTML = svg.replace(/<style>[^<]*<\/style>/, "");
  return target.querySelector("svg") ?? undefined;
}
