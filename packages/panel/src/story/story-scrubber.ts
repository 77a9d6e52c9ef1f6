import { busyRows, executionWords, momentWords, nextEvent, plotOf, previousEvent } from "@slotwise/timeline";
import { type Elements, setFill, setText } from "../page/elements.js";
import { putBelow } from "../picture/put-below.js";
import type { ToldStory } from "./told-story.js";

/** A slider through a story, from one thing that happens to the next, and what it says of each instant. */
export class StoryScrubber {
  readonly #part: HTMLElement;
  readonly #slider: HTMLInputElement;
  readonly #now: HTMLElement;
  readonly #busy: HTMLElement;
  readonly #svg: () => SVGSVGElement | null;
  #story: ToldStory | undefined;
  #width = 0;
  /** Microseconds. */
  #time = 0;

  /** @param svg the story's picture as it is shown, which has a line to move */
  constructor(elements: Elements, svg: () => SVGSVGElement | null) {
    this.#part = elements.find("story-times", HTMLDivElement);
    this.#slider = elements.find("story-time", HTMLInputElement);
    this.#now = elements.find("story-now", HTMLElement);
    this.#busy = elements.find("story-busy", HTMLParagraphElement);
    this.#svg = svg;
    this.#slider.addEventListener("input", () => {
      if (this.#story !== undefined) this.#moveTo(this.#story.picture.from + this.#slider.valueAsNumber);
    });
    const step = (to: typeof nextEvent) => () => {
      const time = this.#story === undefined ? undefined : to(this.#time, this.#story);
      if (time !== undefined) this.#moveTo(time);
    };
    elements.find("story-next", HTMLButtonElement).addEventListener("click", step(nextEvent));
    elements.find("story-previous", HTMLButtonElement).addEventListener("click", step(previousEvent));
  }

  /** A story is shown from where it starts; the same one, drawn in another width, stays where it is. */
  show(story: ToldStory | undefined, width: number): void {
    this.#part.hidden = story === undefined;
    this.#width = width;
    if (story === undefined) {
      this.#story = undefined;
      setText(this.#busy, "");
      return;
    }
    const { from, to } = story.picture;
    if (story !== this.#story) this.#time = from;
    this.#story = story;
    putBelow(this.#slider, plotOf(story.picture, width));
    this.#slider.max = String(to - from);
    this.#slider.step = String((to - from) / STEPS);
    this.#draw(story);
  }

  #moveTo(time: number): void {
    this.#time = time;
    if (this.#story !== undefined) this.#draw(this.#story);
  }

  #draw({ picture }: ToldStory): void {
    const { from, to } = picture;
    const { left, right } = plotOf(picture, this.#width);
    const x = String(left + ((this.#time - from) / (to - from)) * (right - left));
    const line = this.#svg()?.querySelector(".head");
    for (const name of ["x1", "x2"]) line?.setAttribute(name, x);
    this.#slider.value = String(this.#time - from);
    setFill(this.#slider);
    const words = momentWords(Math.round(this.#time), { from, to, clock: "elapsed" });
    const busy = executionWords(this.#time, busyRows(picture));
    this.#slider.setAttribute("aria-valuetext", `${words}: ${busy}`);
    setText(this.#now, words);
    setText(this.#busy, busy);
  }
}

/** Key presses from one end to the other. */
const STEPS = 300;
