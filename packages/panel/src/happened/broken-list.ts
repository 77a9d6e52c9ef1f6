import { setText } from "../page/elements.js";
import type { ShownPromise } from "./shown-audit.js";
import { resized, setTexts } from "./texts.js";

/** Each broken promise under a heading of its own: in a sentence, in what explains it, in the rows that show it. */
export function showBroken(target: HTMLElement, promises: readonly ShownPromise[]): void {
  const articles = resized(target, "article", promises.length);
  for (const [index, { id, summary, details, rows }] of promises.entries()) {
    const article = articles[index] as HTMLElement;
    if (article.children.length === 0) {
      article.append(...(["h3", "p", "div", "ul"] as const).map((tag) => document.createElement(tag)));
    }
    const [heading, sentence, explained, list] = [...article.children] as [
      HTMLElement,
      HTMLElement,
      HTMLElement,
      HTMLElement,
    ];
    setText(heading, id);
    setText(sentence, summary);
    setTexts(explained, "p", details);
    setTexts(list, "li", rows);
    list.hidden = rows.length === 0;
  }
}
