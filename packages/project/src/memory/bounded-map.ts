/** A map that keeps its latest entries: the oldest goes first. Bounded, so that an editor open for weeks stays small. */
export class BoundedMap<Value> {
  readonly #most: number;
  readonly #mostCharacters: number;
  readonly #entries = new Map<string, Value>();
  #characters = 0;

  /**
   * @param most how many entries
   * @param mostCharacters of all keys together, where a value is as large as its key is long; the latest always stays
   */
  constructor(most: number, mostCharacters: number = Number.POSITIVE_INFINITY) {
    this.#most = most;
    this.#mostCharacters = mostCharacters;
  }

  has(key: string): boolean {
    return this.#entries.has(key);
  }

  get(key: string): Value | undefined {
    return this.#entries.get(key);
  }

  set(key: string, value: Value): void {
    if (!this.#entries.has(key)) this.#makeRoom(key.length);
    this.#entries.set(ownText(key), value);
  }

  #makeRoom(characters: number): void {
    this.#characters += characters;
    while (this.#entries.size >= this.#most || (this.#characters > this.#mostCharacters && this.#entries.size > 0)) {
      const oldest = this.#entries.keys().next().value;
      if (oldest === undefined) return;
      this.#entries.delete(oldest);
      this.#characters -= oldest.length;
    }
  }
}

/** The same text in memory of its own: V8 keeps a text for as long as anything lives that was cut out of it. */
export function ownText(text: string): string {
  return ` ${text}`.slice(1);
}
