import { type SlotJudgement, summarizeFleet } from "@slotwise/language-service";
import { type StripCell, stripCells } from "@slotwise/language-service/editor";
import { type Elements, setText } from "./elements.js";
import { resized } from "./texts.js";

/** The sizes of a fleet in a row, each safe or not; who presses one tries that size. */
export class SizesRow {
  readonly #row: HTMLDivElement;
  #cells: readonly StripCell[] = [];

  constructor(elements: Elements, picked: (runners: number) => void) {
    this.#row = elements.find("sizes", HTMLDivElement);
    this.#row.addEventListener("click", ({ target }) => {
      const cell = this.#cells[[...this.#row.children].indexOf(target as Element)];
      if (cell !== undefined) picked(cell.most);
    });
  }

  /** @param judgements of what is tried, one for each behaviour of the releases in force */
  show(judgements: readonly SlotJudgement[]): void {
    this.#cells = stripCells(judgements, judgements.map(summarizeFleet));
    for (const [index, button] of resized(this.#row, "button", this.#cells.length).entries()) {
      const { size, mark, verdict, isDeclared, words } = this.#cells[index] as StripCell;
      setText(button, `${size} ${mark}`);
      button.setAttribute("type", "button");
      button.id = `size-${index}`;
      button.className = `size ${verdict}`;
      button.title = words;
      button.setAttribute("aria-pressed", String(isDeclared));
      button.setAttribute("aria-label", `${size}: ${WORDS[verdict]}`);
    }
  }
}

/** In the words of the verdict, which is not translated either. */
const WORDS = { safe: "safe", unsafe: "not safe", differs: "safe under some releases" } as const;
