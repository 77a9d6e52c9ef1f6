import type { Fleet } from "@slotwise/core";
import { ELAPSED_CLOCK } from "@slotwise/simulator/elapsed-clock";
import { pictureSvg } from "@slotwise/timeline";
import { type Elements, setSvg, setText } from "../page/elements.js";
import { setTexts } from "../page/texts.js";
import type { PanelWords } from "../page/words.js";
import type { FaultChoice } from "./fault-choice.js";
import { huntsFor } from "./hunts.js";
import type { SearchAnswer, SearchRequest } from "./search.js";
import { StoryScrubber } from "./story-scrubber.js";
import type { ToldStory } from "./told-story.js";

/** A slider that is still moving starts no search. */
const REST_MILLISECONDS = 400;
/** A search that takes longer than this is given up. */
const MOST_MILLISECONDS = 6000;

export interface WorstCaseOptions {
  readonly elements: Elements;
  readonly words: PanelWords;
  readonly startSearch: () => Worker;
  /** Called with each answer, once it is shown. */
  readonly answered: (text: string) => void;
}

/** The part of the panel that shows the shortest story of what can go wrong. */
export class WorstCase {
  readonly #found: HTMLElement;
  readonly #picture: HTMLElement;
  readonly #story: HTMLElement;
  readonly #words: PanelWords;
  readonly #startSearch: () => Worker;
  readonly #answered: (text: string) => void;
  #worker: Worker | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #scrubber: StoryScrubber;
  #shown: ToldStory | undefined;
  #width = 300;

  constructor({ elements, words, startSearch, answered }: WorstCaseOptions) {
    this.#found = elements.find("found", HTMLParagraphElement);
    this.#picture = elements.find("story-picture", HTMLDivElement);
    this.#story = elements.find("story", HTMLOListElement);
    this.#scrubber = new StoryScrubber(elements, () => this.#picture.querySelector("svg"));
    this.#words = words;
    this.#startSearch = startSearch;
    this.#answered = answered;
  }

  /**
   * Looks for a story of this fleet, once nothing has changed for a moment.
   *
   * @param isSafe what the verdict on it says: where it says otherwise, that there is no story is no good news
   */
  search(fleet: Fleet, choice: FaultChoice, isSafe: boolean): void {
    this.#end();
    const hunts = huntsFor(fleet, choice);
    if (hunts.length === 0) {
      this.#show(undefined, isSafe ? this.#words.holds : this.#words.noStory);
      return;
    }
    this.#timer = setTimeout(() => this.#start(hunts), REST_MILLISECONDS);
  }

  resize(width: number): void {
    this.#width = width;
    this.#draw();
  }

  #start(request: SearchRequest): void {
    setText(this.#found, this.#words.searching);
    const worker = this.#startSearch();
    this.#worker = worker;
    const ended = (story: ToldStory | undefined, otherwise: string): void => {
      this.#end();
      this.#show(story, otherwise);
    };
    worker.addEventListener("message", ({ data }: MessageEvent<SearchAnswer>) =>
      ended(data.story, data.problem ?? this.#words.notFound),
    );
    // A script that is not there, or not let in, has no message.
    worker.addEventListener("error", ({ message }: Partial<ErrorEvent>) =>
      ended(undefined, message ?? this.#words.notLoaded),
    );
    worker.postMessage(request);
    this.#timer = setTimeout(() => ended(undefined, this.#words.notFound), MOST_MILLISECONDS);
  }

  #end(): void {
    clearTimeout(this.#timer);
    this.#worker?.terminate();
    this.#worker = undefined;
  }

  #show(story: ToldStory | undefined, otherwise: string): void {
    this.#shown = story;
    const found = story === undefined ? otherwise : sentence(story.headline);
    setText(this.#found, found);
    setTexts(this.#story, "li", story?.sentences ?? []);
    this.#draw();
    this.#answered(found);
  }

  #draw(): void {
    const story = this.#shown;
    if (story === undefined) this.#picture.replaceChildren();
    else {
      const { picture, sentences, headline } = story;
      const options = { width: this.#width, title: "", description: sentences.join(" "), playhead: picture.from };
      const svg = setSvg(this.#picture, pictureSvg({ ...picture, clock: ELAPSED_CLOCK }, options));
      svg?.setAttribute("aria-label", headline);
    }
    this.#scrubber.show(story, this.#width);
  }
}

function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}
