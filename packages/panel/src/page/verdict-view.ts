import type { Verdict } from "../fleet/verdict.js";
import { type Elements, setText } from "./elements.js";
import { filled } from "./filled.js";
import { setTexts } from "./texts.js";
import type { PanelWords } from "./words.js";

/** The verdict: its sentence, which stays in sight, and below it all that there is besides. */
export class VerdictView {
  readonly #elements: Elements;
  readonly #words: PanelWords;

  constructor(elements: Elements, words: PanelWords) {
    this.#elements = elements;
    this.#words = words;
  }

  show({ kind, sentence, more, limit }: Verdict): void {
    const verdict = this.#elements.find("verdict", HTMLParagraphElement);
    verdict.hidden = false;
    verdict.className = kind;
    setText(verdict, sentence);
    this.#elements.find("more", HTMLDetailsElement).hidden = more.length === 0;
    setText(this.#elements.find("more-title", HTMLElement), filled(this.#words.more, more.length));
    setTexts(this.#elements.find("more-list", HTMLUListElement), "li", more);
    setText(this.#elements.find("limit", HTMLParagraphElement), limit);
  }

  hide(): void {
    this.#elements.find("verdict", HTMLParagraphElement).hidden = true;
  }
}
