import type { SlotTerms } from "@slotwise/language-service";
import { describeSafeMap, type Palette, safeMapSvg } from "@slotwise/timeline";
import { mapOf } from "../fleet/map-of.js";
import { type Elements, setSvg, setText } from "../page/elements.js";
import type { PanelWords } from "../page/words.js";

/** The map of safe values, drawn only while somebody looks at it. */
export class MapView {
  readonly #part: HTMLDetailsElement;
  readonly #picture: HTMLDivElement;
  readonly #said: HTMLParagraphElement;
  readonly #words: PanelWords;

  /** @param opened called when there is something to draw */
  constructor(elements: Elements, words: PanelWords, opened: () => void) {
    this.#words = words;
    this.#part = elements.find("map-part", HTMLDetailsElement);
    this.#picture = elements.find("map", HTMLDivElement);
    this.#said = elements.find("map-said", HTMLParagraphElement);
    this.#part.addEventListener("toggle", () => {
      if (this.#part.open) opened();
    });
  }

  show(own: SlotTerms, tried: SlotTerms, palette: Palette, width: number): void {
    if (!this.#part.open) return;
    const { map, other } = mapOf(own, tried);
    const theme = { ...palette, background: "none", border: "none" };
    const options = {
      theme,
      width: Math.min(width, MOST_WIDTH),
      other,
      otherWord: this.#words.mapTried,
      idPrefix: "map",
    };
    setSvg(this.#picture, safeMapSvg(map, options));
    setText(this.#said, `${describeSafeMap(map, other, this.#words.mapTried)} ${this.#words.mapOf}`);
  }
}

/** Wider it would be higher than a window. */
const MOST_WIDTH = 560;
