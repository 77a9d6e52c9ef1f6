/** Words that tell the statements and calls of a module that may be ours: most are nobody's. */
export class WatchedWords {
  readonly #meanings = new Map<string, string>();
  /** Most words are told by their length alone. */
  readonly #lengths = new Set<number>();

  /** @param meaning what the word is watched for, where that is another one */
  add(word: string, meaning: string = word): void {
    if (this.#meanings.has(word)) return;
    this.#meanings.set(word, meaning);
    this.#lengths.add(word.length);
  }

  /** What the word there is watched for. */
  meaningAt(text: string, from: number, to: number): string | undefined {
    return this.#lengths.has(to - from) ? this.#meanings.get(text.slice(from, to)) : undefined;
  }
}
