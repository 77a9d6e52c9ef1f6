/** A map that keeps its latest entries: the oldest goes first. Bounded, so that an editor open for weeks stays small. */
export class BoundedMap<Value> {
  readonly #most: number;
  readonly #entries = new Map<string, Value>();

  constructor(most: number) {
    this.#most = most;
  }

  has(key: string): boolean {
    return this.#entries.has(key);
  }

  get(key: string): Value | undefined {
    return this.#entries.get(key);
  }

  set(key: string, value: Value): void {
    const oldest = this.#entries.size < this.#most ? undefined : this.#entries.keys().next().value;
    if (oldest !== undefined) this.#entries.delete(oldest);
    this.#entries.set(ownText(key), value);
  }
}

/** The same text in memory of its own: V8 keeps a text for as long as anything lives that was cut out of it. */
export function ownText(text: string): string {
  return ` ${text}`.slice(1);
}
