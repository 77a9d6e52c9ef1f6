import { type SlotJudgement, summarizeFleet } from "@slotwise/language-service";
import { type StripCell, stripCells } from "@slotwise/language-service/editor";
import type { Elements } from "./elements.js";

/** The sizes of a fleet in a row, each safe or not; who presses one tries that size. */
export class SizesRow {
  readonly #row: HTMLDivElement;
  readonly #picked: (runners: number) => void;
  #cells: readonly StripCell[] = [];

  constructor(elements: Elements, picked: (runners: number) => void) {
    this.#row = elements.find("sizes", HTMLDivElement);
    this.#picked = picked;
  }

  /** @param judgements of what is tried, one for each behaviour of the releases in force */
  show(judgements: readonly SlotJudgement[]): void {
    this.#cells = stripCells(judgements, judgements.map(summarizeFleet));
    // Those that are there are kept: one of them may have the focus.
    while (this.#row.children.length > this.#cells.length) this.#row.lastElementChild?.remove();
    while (this.#row.children.length < this.#cells.length) this.#row.append(this.#button(this.#row.children.length));
    for (const [index, { least, most, verdict, isDeclared, words }] of this.#cells.entries()) {
      const button = this.#row.children[index] as HTMLButtonElement;
      const size = least === most ? String(least) : `${least}–${most}`;
      const text = `${size} ${MARKS[verdict]}`;
      if (button.textContent !== text) button.textContent = text;
      button.className = `size ${verdict}`;
      button.title = words;
      button.setAttribute("aria-pressed", String(isDeclared));
      button.setAttribute("aria-label", `${size}: ${WORDS[verdict]}`);
    }
  }

  #button(index: number): HTMLButtonElement {
    const button = document.createElement("button");
    button.type = "button";
    button.id = `size-${index}`;
    button.addEventListener("click", () => {
      const cell = this.#cells[index];
      if (cell !== undefined) this.#picked(cell.most);
    });
    return button;
  }
}

const MARKS = { safe: "✓", unsafe: "✗", differs: "◐" } as const;
/** In the words of the verdict, which is not translated either. */
const WORDS = { safe: "safe", unsafe: "not safe", differs: "safe under some releases" } as const;
