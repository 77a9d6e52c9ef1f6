import { type Evidence, MOST_EVIDENCE, type PromiseReport } from "./promise-report.js";

/** Evidence as it is found, in order of time: all is counted, and only what a report shows is kept. */
export class LatestRows {
  #count = 0;
  #first: Evidence | undefined;
  readonly #kept: Evidence[] = [];

  get count(): number {
    return this.#count;
  }

  /** The latest, in order. */
  get rows(): readonly Evidence[] {
    return this.#kept.slice(-MOST_EVIDENCE);
  }

  add(row: Evidence): void {
    this.#count++;
    this.#first ??= row;
    this.#kept.push(row);
    if (this.#kept.length > 10 * MOST_EVIDENCE) this.#kept.splice(0, 9 * MOST_EVIDENCE);
  }

  /** What a report says of all of them. */
  get extent(): Pick<PromiseReport, "count" | "first" | "latest"> {
    return { count: this.#count, first: this.#first?.from, latest: this.#kept.at(-1)?.from };
  }
}
