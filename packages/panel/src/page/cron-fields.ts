import { type CronTerm, cronProblem } from "@slotwise/language-service";
import { type Elements, setText } from "./elements.js";
import { resized } from "./texts.js";
import type { PanelWords } from "./words.js";

/** A field for each cron in force, to try another expression. One that pynenc refuses is said to be one, and not tried. */
export class CronFields {
  readonly #part: HTMLDetailsElement;
  readonly #list: HTMLDivElement;
  readonly #words: PanelWords;
  readonly #changed: (field: string, expression: string) => void;
  #crons: readonly CronTerm[] = [];

  /** @param changed called with what a person wrote, where it is a cron */
  constructor(elements: Elements, words: PanelWords, changed: (field: string, expression: string) => void) {
    this.#part = elements.find("crons-part", HTMLDetailsElement);
    this.#list = elements.find("crons", HTMLDivElement);
    this.#words = words;
    this.#changed = changed;
  }

  show(crons: readonly CronTerm[]): void {
    this.#crons = crons;
    this.#part.hidden = crons.length === 0;
    for (const [index, row] of resized(this.#list, "p", crons.length).entries()) {
      const { field, expression, isInCode } = crons[index] as CronTerm;
      const [label, input, problem] = partsOf(row) ?? this.#filled(row, index);
      setText(label, isInCode ? `${field} (${this.#words.cronInCode})` : field);
      // What is being typed stays, and so does what was refused until the cron is another one.
      const isOther = input.dataset.value !== expression;
      const isTyping = input.ownerDocument.activeElement === input && input.value !== input.dataset.value;
      if (!isOther || isTyping) continue;
      input.dataset.value = expression;
      input.value = expression;
      this.#tell(input, problem);
    }
  }

  #filled(row: HTMLElement, index: number): RowParts {
    const [label, input, problem] = [
      document.createElement("label"),
      document.createElement("input"),
      document.createElement("span"),
    ] as const;
    row.classList.add("cron");
    input.type = "text";
    input.id = `cron-${index}`;
    input.spellcheck = false;
    problem.id = `cron-${index}-problem`;
    problem.setAttribute("role", "status");
    label.htmlFor = input.id;
    input.setAttribute("aria-describedby", problem.id);
    input.addEventListener("change", () => {
      const cron = this.#crons[index];
      if (cron === undefined) return;
      if (input.value.trim() === "") input.value = cron.expression;
      const expression = input.value.trim();
      if (!this.#tell(input, problem)) return;
      input.dataset.value = expression;
      this.#changed(cron.field, expression);
    });
    row.append(label, input, problem);
    return [label, input, problem];
  }

  /** Says what is wrong with what stands there; whether nothing is. */
  #tell(input: HTMLInputElement, problem: HTMLElement): boolean {
    const expression = input.value.trim();
    const wrong = cronProblem(JSON.stringify(expression), expression, this.#words.cronRefused);
    setText(problem, wrong === undefined ? "" : `${wrong.charAt(0).toUpperCase()}${wrong.slice(1)}.`);
    input.setAttribute("aria-invalid", String(wrong !== undefined));
    return wrong === undefined;
  }
}

type RowParts = readonly [label: HTMLLabelElement, input: HTMLInputElement, problem: HTMLSpanElement];

function partsOf(row: HTMLElement): RowParts | undefined {
  return row.children.length === 3 ? ([...row.children] as unknown as RowParts) : undefined;
}
