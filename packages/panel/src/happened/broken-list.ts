import { setText } from "../page/elements.js";
import { resized, setTexts } from "../page/texts.js";
import type { ShownPromise } from "./shown-audit.js";

/** Each broken promise under a heading of its own: in a sentence, in what explains it, in the rows that show it. */
export function showBroken(target: HTMLElement, promises: readonly ShownPromise[], rowsTitle: string): void {
  const articles = resized(target, "article", promises.length);
  for (const [index, { id, summary, details, rows }] of promises.entries()) {
    const article = articles[index] as HTMLElement;
    if (article.children.length === 0) {
      article.append(...(["h3", "p", "div", "details"] as const).map((tag) => document.createElement(tag)));
      article.lastElementChild?.append(document.createElement("summary"), document.createElement("ul"));
    }
    const [heading, sentence, explained, shown] = [...article.children] as [
      HTMLElement,
      HTMLElement,
      HTMLElement,
      HTMLElement,
    ];
    const [title, list] = [...shown.children] as [HTMLElement, HTMLElement];
    setText(title, rowsTitle);
    setText(heading, id);
    setText(sentence, summary);
    setTexts(explained, "p", details);
    setTexts(list, "li", rows);
    shown.hidden = rows.length === 0;
  }
}
