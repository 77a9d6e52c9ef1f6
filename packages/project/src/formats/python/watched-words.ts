/** Words that tell the statements and calls of a module that may be ours: most are nobody's. */
export class WatchedWords {
  /** By their length. */
  readonly #words = new Map<number, string[]>();
  readonly #meanings = new Map<string, string>();

  /** @param meaning what the word is watched for, where that is another one */
  add(word: string, meaning: string = word): void {
    if (this.#meanings.has(word)) return;
    this.#meanings.set(word, meaning);
    const alike = this.#words.get(word.length) ?? [];
    this.#words.set(word.length, alike);
    alike.push(word);
  }

  /** What the word there is watched for. */
  meaningAt(text: string, from: number, to: number): string | undefined {
    const word = this.#words.get(to - from)?.find((each) => text.startsWith(each, from));
    return word === undefined ? undefined : this.#meanings.get(word);
  }
}
