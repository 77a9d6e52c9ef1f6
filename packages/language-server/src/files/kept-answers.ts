import type { MaybePromise } from "@slotwise/project";

/** Answers that are asked for once. */
export class KeptAnswers<Answer> {
  readonly #kept = new Map<string, MaybePromise<Answer>>();
  readonly #settled = new Map<string, Answer>();

  answer(key: string, ask: () => MaybePromise<Answer>): MaybePromise<Answer> {
    const known = this.#kept.get(key);
    if (known !== undefined) return known;
    const answer = ask();
    this.#kept.set(key, answer);
    const settle = (settled: Answer) => {
      // It may have been forgotten while somebody waited for it.
      if (this.#kept.get(key) === answer) this.#settled.set(key, settled);
    };
    if (answer instanceof Promise) answer.then(settle).catch(() => undefined);
    else settle(answer);
    return answer;
  }

  /** Whether there was one. */
  forget(key: string): boolean {
    this.#settled.delete(key);
    return this.#kept.delete(key);
  }

  clear(): void {
    this.#kept.clear();
    this.#settled.clear();
  }

  keys(): Iterable<string> {
    return this.#kept.keys();
  }

  /** What has been answered so far. */
  settled(): Iterable<readonly [key: string, answer: Answer]> {
    return this.#settled;
  }

  get isWaiting(): boolean {
    return this.#settled.size < this.#kept.size;
  }
}
