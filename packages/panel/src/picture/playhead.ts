import type { Cycle } from "@slotwise/core";
import type { CyclePicture } from "@slotwise/timeline";
import { formatDuration } from "@slotwise/words";
import { type Elements, setFill, setText } from "../page/elements.js";
import type { PanelWords } from "../page/words.js";
import type { PlayheadState } from "./playhead-state.js";
import { putBelow } from "./put-below.js";

/** With reduced motion the playhead goes in steps of this. */
const CALM_SECONDS = 1;

/** A line over the picture that can be played and moved both ways, and what it says of that instant. */
export class Playhead {
  readonly #slider: HTMLInputElement;
  readonly #button: HTMLButtonElement;
  readonly #speed: HTMLSelectElement;
  readonly #now: HTMLSpanElement;
  readonly #words: PanelWords;
  readonly #changed: (state: PlayheadState) => void;
  #cycle: Cycle | undefined;
  #picture: CyclePicture | undefined;
  #line: SVGLineElement | undefined;
  #seconds = 0;
  /** The time of the last frame in milliseconds; undefined while it stands still. */
  #lastFrame: number | undefined;

  constructor(elements: Elements, words: PanelWords, changed: (state: PlayheadState) => void) {
    this.#slider = elements.find("time", HTMLInputElement);
    this.#button = elements.find("play", HTMLButtonElement);
    this.#speed = elements.find("speed", HTMLSelectElement);
    this.#now = elements.find("now", HTMLSpanElement);
    this.#words = words;
    this.#changed = changed;
    this.#slider.addEventListener("input", () => this.#moveTo(this.#slider.valueAsNumber));
    this.#button.addEventListener("click", () => (this.#lastFrame === undefined ? this.#play() : this.#pause()));
    this.#speed.addEventListener("change", () => this.#tell());
  }

  restore({ seconds, speed }: PlayheadState): void {
    this.#seconds = seconds;
    this.#speed.value = String(speed);
  }

  /** Puts the line over a new picture, at the same time. */
  show(cycle: Cycle, picture: CyclePicture, svg: SVGSVGElement | undefined): void {
    this.#cycle = cycle;
    this.#picture = picture;
    this.#line = document.createElementNS("http://www.w3.org/2000/svg", "line");
    this.#line.classList.add("playhead");
    svg?.append(this.#line);
    putBelow(this.#slider, picture.plot);
    this.#slider.max = String(cycle.intervalSeconds);
    this.#slider.step = String(cycle.intervalSeconds / STEPS);
    this.#draw();
  }

  #moveTo(seconds: number): void {
    this.#seconds = seconds;
    this.#draw();
    this.#tell();
  }

  #play(): void {
    this.#lastFrame = performance.now();
    setText(this.#button, this.#words.pause);
    requestAnimationFrame((time) => this.#frame(time));
  }

  #pause(): void {
    this.#lastFrame = undefined;
    setText(this.#button, this.#words.play);
    this.#tell();
  }

  #frame(time: number): void {
    if (this.#lastFrame === undefined || this.#cycle === undefined) return;
    const elapsed = (time - this.#lastFrame) / 1000;
    const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    if (!isCalm || elapsed >= CALM_SECONDS) {
      this.#lastFrame = time;
      this.#seconds = (this.#seconds + Math.max(0, elapsed) * Number(this.#speed.value)) % this.#cycle.intervalSeconds;
      this.#draw();
    }
    requestAnimationFrame((next) => this.#frame(next));
  }

  #draw(): void {
    if (this.#cycle === undefined || this.#picture === undefined) return;
    const { intervalSeconds, totalRunners } = this.#cycle;
    this.#seconds = Math.min(this.#seconds, intervalSeconds);
    const { left, right, top, bottom } = this.#picture.plot;
    const x = String(left + (this.#seconds / intervalSeconds) * (right - left));
    for (const [name, value] of [
      ["x1", x],
      ["x2", x],
      ["y1", String(top)],
      ["y2", String(bottom)],
    ] as const) {
      this.#line?.setAttribute(name, value);
    }
    const owners = this.#cycle.ownersAt(this.#seconds).map((position) => position + 1);
    const who =
      owners.length === 0
        ? this.#words.nobody
        : totalRunners === 1
          ? "the runner may start"
          : `runner ${owners.map((owner) => owner.toLocaleString("en")).join(" and ")} may start`;
    const text = `${formatDuration(Math.round(this.#seconds * 10) / 10)}: ${who}`;
    this.#slider.value = String(this.#seconds);
    setFill(this.#slider);
    this.#slider.setAttribute("aria-valuetext", text);
    setText(this.#now, text);
  }

  #tell(): void {
    this.#changed({ seconds: this.#seconds, speed: Number(this.#speed.value) });
  }
}

/** Key presses from one end of the cycle to the other; page keys take ten times as much. */
const STEPS = 300;
