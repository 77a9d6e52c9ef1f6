import type { Fleet } from "@slotwise/core";
import { type Counterexample, headline, pictureOf, pictureSvg, story } from "@slotwise/simulator";
import type { PanelWords } from "../panel-words.js";
import { type FaultChoice, huntsFor } from "./hunts.js";
import { element, setSvg, setText } from "./page.js";

/** What the worker answers. */
export interface SearchAnswer {
  readonly counterexample: Counterexample | undefined;
  readonly problem?: string;
}

/** The worker's code, put here when the panel is bundled. */
declare const SEARCH_WORKER: string;

/** A slider that is still moving starts no search. */
const REST_MILLISECONDS = 400;
/** A search that takes longer than this is given up. */
const MOST_MILLISECONDS = 6000;

/** The part of the panel that shows the shortest story of what can go wrong. */
export class WorstCase {
  readonly #found = element("found", HTMLParagraphElement);
  readonly #picture = element("story-picture", HTMLDivElement);
  readonly #story = element("story", HTMLOListElement);
  readonly #words: PanelWords;
  #worker: Worker | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #shown: Counterexample | undefined;
  #width = 300;

  constructor(words: PanelWords) {
    this.#words = words;
  }

  /** Looks for a story of this fleet, once nothing has changed for a moment. */
  search(fleet: Fleet, choice: FaultChoice): void {
    this.#end();
    const hunts = huntsFor(fleet, choice);
    if (hunts.length === 0) {
      this.#show(undefined, this.#words.holds);
      return;
    }
    this.#timer = setTimeout(() => {
      setText(this.#found, this.#words.searching);
      const url = URL.createObjectURL(new Blob([SEARCH_WORKER], { type: "text/javascript" }));
      this.#worker = new Worker(url);
      URL.revokeObjectURL(url);
      this.#worker.addEventListener("message", ({ data }: MessageEvent<SearchAnswer>) => {
        this.#end();
        this.#show(data.counterexample, data.problem ?? this.#words.notFound);
      });
      this.#worker.addEventListener("error", ({ message }) => {
        this.#end();
        this.#show(undefined, message);
      });
      this.#worker.postMessage(hunts);
      this.#timer = setTimeout(() => {
        this.#end();
        this.#show(undefined, this.#words.notFound);
      }, MOST_MILLISECONDS);
    }, REST_MILLISECONDS);
  }

  resize(width: number): void {
    this.#width = width;
    this.#draw();
  }

  #end(): void {
    clearTimeout(this.#timer);
    this.#worker?.terminate();
    this.#worker = undefined;
  }

  #show(counterexample: Counterexample | undefined, otherwise: string): void {
    this.#shown = counterexample;
    setText(this.#found, counterexample === undefined ? otherwise : sentence(headline(counterexample)));
    const sentences = counterexample === undefined ? [] : story(counterexample);
    this.#story.replaceChildren(
      ...sentences.map((text) => {
        const item = document.createElement("li");
        item.textContent = text;
        return item;
      }),
    );
    this.#draw();
  }

  #draw(): void {
    if (this.#shown === undefined) {
      this.#picture.replaceChildren();
      return;
    }
    const options = { width: this.#width, title: "", description: story(this.#shown).join(" ") };
    const svg = setSvg(this.#picture, pictureSvg(pictureOf(this.#shown), options));
    svg?.setAttribute("aria-label", headline(this.#shown));
  }
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}
