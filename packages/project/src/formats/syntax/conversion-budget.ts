import type { TextRange } from "../../text/source-text.js";

/** More than any settings file has. */
const MOST_NODES = 200_000;
const MOST_LEVELS = 200;

/** Bounds how much a parsed text may grow when it is turned into a tree: in size, by aliases, and in depth. */
export class ConversionBudget {
  #nodes = 0;
  #levels = 0;
  #message = "";
  #range: TextRange = { start: 0, end: 0 };

  #isLimit = false;

  /** Whether it was for too much, and not for a reason of the format's own. */
  get isLimit(): boolean {
    return this.#isLimit;
  }

  /** Why a conversion gave up. */
  get message(): string {
    return this.#message;
  }

  /** Where that reason stands; the beginning for a limit. */
  get range(): TextRange {
    return this.#range;
  }

  /** Ends the conversion for a reason of the format's own. */
  giveUp(message: string, range: TextRange): undefined {
    if (this.#message !== "") return;
    this.#message = message;
    this.#range = range;
  }

  /** Runs one step of the conversion; undefined, then and ever after, once there is too much. */
  within<Result>(step: () => Result | undefined): Result | undefined {
    if (++this.#nodes > MOST_NODES) this.#exceed("Aliases make this far too large");
    if (this.#levels >= MOST_LEVELS) this.#exceed("Nested too deeply");
    if (this.#message !== "") return undefined;
    this.#levels++;
    try {
      return step();
    } finally {
      this.#levels--;
    }
  }

  #exceed(message: string): void {
    if (this.#message !== "") return;
    this.#message = message;
    this.#isLimit = true;
  }
}
