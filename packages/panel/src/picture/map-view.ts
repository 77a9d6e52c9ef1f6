import type { SlotTerms } from "@slotwise/language-service";
import { describeSafeMap, type Palette, safeMapSvg } from "@slotwise/timeline";
import { type Elements, setSvg, setText } from "../page/elements.js";
import type { PanelWords } from "../page/words.js";
import { mapOf } from "./map-of.js";

/** The map of safe values, drawn while it is open. */
export class MapView {
  readonly #part: HTMLDetailsElement;
  readonly #picture: HTMLDivElement;
  readonly #text: HTMLParagraphElement;
  readonly #words: PanelWords;

  /** @param opened called when a person opens it: there is nothing in it yet */
  constructor(elements: Elements, words: PanelWords, opened: () => void) {
    this.#part = elements.find("map-part", HTMLDetailsElement);
    this.#picture = elements.find("map", HTMLDivElement);
    this.#text = elements.find("map-words", HTMLParagraphElement);
    this.#words = words;
    this.#part.addEventListener("toggle", () => {
      if (this.#part.open) opened();
    });
  }

  show(file: SlotTerms, tried: SlotTerms, palette: Palette, width: number): void {
    if (!this.#part.open) return;
    const shown = mapOf(file, tried);
    if (shown === undefined) return;
    const otherWord = this.#words.mapTried;
    const theme = { ...palette, border: "none" };
    const options = { theme, width: Math.min(MOST_WIDTH, width), other: shown.tried, otherWord, idPrefix: "safe-map" };
    setSvg(this.#picture, safeMapSvg(shown.map, options));
    setText(this.#text, describeSafeMap(shown.map, shown.tried, otherWord));
  }
}

/** Wider it would be no clearer. */
const MOST_WIDTH = 640;
