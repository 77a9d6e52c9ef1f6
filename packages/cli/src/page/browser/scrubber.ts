import { executionWords, momentWords } from "@slotwise/timeline";
import type { PageData } from "../page-data.js";
import { element } from "./element.js";

/** How near to the edge of what is in sight the playhead may come, in pixels. */
const MOST_ROOM_PIXELS = 24;

/** A slider that moves the playhead of the drawing, and what it says of each instant. */
export class Scrubber {
  readonly #slider = element("#time", HTMLInputElement);
  readonly #playhead = element("#playhead", SVGLineElement);
  readonly #svg = element("svg", SVGSVGElement);
  readonly #figure = element("figure", HTMLElement);
  readonly #now = element("#now", HTMLOutputElement);
  readonly #busy = element("#busy", HTMLParagraphElement);
  readonly #data: PageData;
  #time: number;

  constructor(data: PageData) {
    this.#data = data;
    this.#time = data.from;
    this.#slider.addEventListener("input", () => {
      this.#time = Math.round(data.from + Number(this.#slider.value) * (data.to - data.from));
      this.#show();
      this.#follow();
    });
    this.#show();
    this.#revealProblem();
  }

  get time(): number {
    return this.#time;
  }

  /** Does nothing where there is nowhere to go. */
  moveTo(time: number | undefined): void {
    if (time === undefined) return;
    const { from, to } = this.#data;
    this.#time = time;
    this.#slider.value = String((time - from) / (to - from));
    this.#show();
    this.#follow();
  }

  #show(): void {
    const x = String(this.#xOf(this.#time));
    this.#playhead.setAttribute("x1", x);
    this.#playhead.setAttribute("x2", x);
    const words = momentWords(this.#time, this.#data);
    this.#now.textContent = words;
    this.#slider.setAttribute("aria-valuetext", words);
    this.#busy.textContent = executionWords(this.#time, this.#data.rows);
  }

  /** On a narrow screen: keeps the playhead in sight. */
  #follow(): void {
    const { scrollLeft, clientWidth } = this.#figure;
    const x = this.#pixelOf(this.#time);
    const room = Math.min(MOST_ROOM_PIXELS, clientWidth / 4);
    if (x >= scrollLeft + room && x <= scrollLeft + clientWidth - room) return;
    this.#figure.scrollLeft = Math.max(0, x - clientWidth / 2);
  }

  /** On a narrow screen: what is wrong is in sight at first, its beginning where it is wider than the screen. */
  #revealProblem(): void {
    const { problem } = this.#data;
    // What is wrong from the beginning is in sight as it is, beside the names.
    if (problem === null || problem.from <= this.#data.from) return;
    const [from, to] = [this.#pixelOf(problem.from), this.#pixelOf(problem.to)];
    const middle = (from + to - this.#figure.clientWidth) / 2;
    this.#figure.scrollLeft = Math.max(0, Math.min(from - MOST_ROOM_PIXELS, middle));
  }

  #xOf(time: number): number {
    const { from, to, left, right } = this.#data;
    return left + ((time - from) / (to - from)) * (right - left);
  }

  /** Where an instant is in the drawing as it is shown. */
  #pixelOf(time: number): number {
    return (this.#xOf(time) * this.#svg.getBoundingClientRect().width) / this.#data.width;
  }
}
