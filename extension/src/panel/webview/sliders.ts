import { formatDuration } from "@slotwise/words";
import type { PanelWords } from "../panel-words.js";
import { SLIDER_NAMES, type SliderName } from "../slider-names.js";
import { element } from "./page.js";
import { type SliderScale, sliderScale, stepOf, valueAt, wholeScale } from "./slider-scale.js";
import { clamped, type Tried } from "./values.js";

const SCALES: Readonly<Record<SliderName, SliderScale>> = {
  runners: wholeScale(1000),
  serviceIntervalMinutes: sliderScale(0.1, 1440, false),
  spreadMarginMinutes: sliderScale(0.01, 60, true),
  checkIntervalMinutes: sliderScale(0.01, 60, false),
  serviceDurationSeconds: sliderScale(0.1, 3600, true),
  clockSkewSeconds: sliderScale(0.001, 60, true),
};

/** An execution of 0 s is one whose length nobody knows. */
const UNKNOWN_AT_ZERO: SliderName = "serviceDurationSeconds";

/** The sliders, each with a field beside it for the exact value. */
export class Sliders {
  readonly #words: PanelWords;

  /** @param moved called with what a person changed */
  constructor(words: PanelWords, moved: (name: SliderName, value: number) => void) {
    this.#words = words;
    for (const name of SLIDER_NAMES) {
      const [range, exact] = inputs(name);
      range.max = String(SCALES[name].values.length - 1);
      range.addEventListener("input", () => moved(name, valueAt(SCALES[name], range.valueAsNumber)));
      if (name === UNKNOWN_AT_ZERO) exact.placeholder = words.unknown;
      exact.addEventListener("change", () => {
        // A field that was emptied goes back to what it was, or says again that nobody knows.
        if (exact.value === "" && name !== UNKNOWN_AT_ZERO) exact.value = exact.dataset.value ?? "";
        exact.dataset.value = exact.value;
        moved(name, clamped(name, Number(exact.value)));
      });
    }
  }

  show(tried: Tried): void {
    for (const name of SLIDER_NAMES) {
      const [range, exact] = inputs(name);
      const value = tried[name];
      range.value = String(stepOf(SCALES[name], value));
      range.setAttribute("aria-valuetext", this.#spoken(name, value));
      // What is being typed stays, whatever else changes meanwhile.
      const isTyping = document.activeElement === exact && exact.value !== exact.dataset.value;
      const text = name === UNKNOWN_AT_ZERO && value === 0 ? "" : String(value);
      exact.dataset.value = text;
      if (!isTyping) exact.value = text;
    }
  }

  #spoken(name: SliderName, value: number): string {
    if (name === "runners") return `${value} ${this.#words.sliders.runners.unit}`;
    if (name === UNKNOWN_AT_ZERO && value === 0) return this.#words.unknown;
    return formatDuration(name.endsWith("Minutes") ? value * 60 : value);
  }
}

function inputs(name: SliderName): readonly [range: HTMLInputElement, exact: HTMLInputElement] {
  return [element(name, HTMLInputElement), element(`${name}-exact`, HTMLInputElement)];
}
