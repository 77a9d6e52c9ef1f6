import type { SlotTerms } from "@slotwise/language-service";
import { formatDuration } from "@slotwise/words";
import { CONTROL_NAMES, CONTROLS, CONTROLS_ASIDE, type ControlName } from "../fleet/controls.js";
import { stepOf, valueAt } from "../fleet/slider-scale.js";
import { type Elements, setFill } from "./elements.js";
import type { PanelWords } from "./words.js";

/** The one whose value may be unknown. */
const UNKNOWN_AT_ZERO: ControlName = "serviceDurationSeconds";

/** The sliders, each with a field beside it for the exact value. */
export class Sliders {
  readonly #elements: Elements;
  readonly #words: PanelWords;

  /** @param moved called with what a person changed */
  constructor(elements: Elements, words: PanelWords, moved: (name: ControlName, value: number) => void) {
    this.#elements = elements;
    this.#words = words;
    for (const name of CONTROL_NAMES) {
      const [range, exact] = this.#inputs(name);
      const { scale } = CONTROLS[name];
      range.max = String(scale.values.length - 1);
      range.addEventListener("input", () => moved(name, valueAt(scale, range.valueAsNumber)));
      if (name === UNKNOWN_AT_ZERO) exact.placeholder = words.unknown;
      exact.addEventListener("change", () => {
        // A field that was emptied goes back to what it was, or says again that nobody knows.
        if (exact.value === "" && name !== UNKNOWN_AT_ZERO) exact.value = exact.dataset.value ?? "";
        exact.dataset.value = exact.value;
        moved(name, Number(exact.value));
      });
    }
  }

  /** @param totalRunners of the fleet that is drawn, where several sizes are judged */
  show(terms: SlotTerms, totalRunners: number): void {
    for (const name of CONTROL_NAMES) {
      const [range, exact] = this.#inputs(name);
      const value = name === "runners" ? totalRunners : CONTROLS[name].valueIn(terms);
      range.value = String(stepOf(CONTROLS[name].scale, value ?? 0));
      setFill(range);
      range.setAttribute("aria-valuetext", this.#spoken(name, value));
      // What is being typed stays, whatever else changes meanwhile.
      const isTyping = exact.ownerDocument.activeElement === exact && exact.value !== exact.dataset.value;
      const text = value === undefined ? "" : String(value);
      exact.dataset.value = text;
      if (!isTyping) exact.value = text;
    }
    // What is not 0 is there to be seen; what a person opened stays open.
    if (CONTROLS_ASIDE.some((name) => CONTROLS[name].valueIn(terms) !== 0)) {
      this.#elements.find("aside", HTMLDetailsElement).open = true;
    }
  }

  #spoken(name: ControlName, value: number | undefined): string {
    if (value === undefined) return this.#words.unknown;
    switch (CONTROLS[name].unit) {
      case "runners":
        return `${value} ${this.#words.controls.runners.unit}`;
      case "minutes":
        return formatDuration(value * 60);
      case "seconds":
        return formatDuration(value);
    }
  }

  #inputs(name: ControlName): readonly [range: HTMLInputElement, exact: HTMLInputElement] {
    return [this.#elements.find(name, HTMLInputElement), this.#elements.find(`${name}-exact`, HTMLInputElement)];
  }
}
