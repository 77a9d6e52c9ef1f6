import { cutText } from "../records/text-of.js";

/** Counts what cannot be read, to say it in a sentence a kind. */
export class UnreadRows {
  readonly #counts = new Map<string, { readonly noun: string; readonly rest: string; count: number }>();
  readonly #sentences: string[] = [];

  /** One more `row of x left out: no start`, which in the end are `3 rows of x left out: no start`. */
  count(noun: "row" | "key" | "time", rest: string): void {
    const key = `${noun} ${rest}`;
    const known = this.#counts.get(key);
    if (known === undefined) this.#counts.set(key, { noun, rest, count: 1 });
    else known.count++;
  }

  /** Says something that is no number of rows. */
  say(sentence: string): void {
    this.#sentences.push(cutText(sentence));
  }

  get sentences(): readonly string[] {
    const counts = [...this.#counts.values()];
    return [
      ...counts.map(({ noun, rest, count }) => `${count} ${noun}${count === 1 ? "" : "s"} ${rest}`),
      ...this.#sentences,
    ];
  }
}
