/** A set of states, each by two 32-bit hashes: open addressing, and as little memory as that takes. */
export class StateSet {
  #high: Uint32Array = new Uint32Array(1 << 16);
  #low: Uint32Array = new Uint32Array(1 << 16);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** Adds a state; false when it was there before. */
  add(high: number, low: number): boolean {
    // 0 marks an empty place.
    const marked = low | 1;
    if (!this.#insert(high, marked)) return false;
    this.#size++;
    if (this.#size * 2 > this.#low.length) this.#grow();
    return true;
  }

  #insert(high: number, low: number): boolean {
    const mask = this.#low.length - 1;
    let place = (high ^ (low >>> 7)) & mask;
    while (this.#low[place] !== 0) {
      if (this.#low[place] === low >>> 0 && this.#high[place] === high >>> 0) return false;
      place = (place + 1) & mask;
    }
    this.#low[place] = low;
    this.#high[place] = high;
    return true;
  }

  #grow(): void {
    const [high, low] = [this.#high, this.#low];
    this.#high = new Uint32Array(high.length * 2);
    this.#low = new Uint32Array(low.length * 2);
    for (const [place, value] of low.entries()) if (value !== 0) this.#insert(high[place] ?? 0, value);
  }
}
