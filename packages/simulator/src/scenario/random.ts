const UINT32 = 2 ** 32;

/**
 * A seeded generator: xoshiro128** (Blackman and Vigna), its state filled by splitmix32. All of it is 32-bit integer
 * arithmetic, so the same seed gives the same numbers on every machine.
 */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #d: number;

  /**
   * @param seed any whole number; its low 53 bits count
   * @param stream tells apart the generators of one seed
   */
  constructor(seed: number, stream = 0) {
    let mixed = (seed ^ Math.imul(Math.floor(seed / UINT32), 0x85ebca6b) ^ Math.imul(stream + 1, 0x9e3779b9)) >>> 0;
    // Small integers, which take no memory of their own: signed ones are.
    const next = (): number => {
      mixed = (mixed + 0x9e3779b9) >>> 0;
      let z = mixed;
      z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
      z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
      return z ^ (z >>> 15);
    };
    this.#a = next();
    this.#b = next();
    this.#c = next();
    this.#d = next() | 1;
  }

  /** 0 to 2^32 - 1. */
  next(): number {
    const a = this.#a;
    const b = this.#b;
    const c = this.#c ^ a;
    const d = this.#d ^ b;
    this.#a = a ^ d;
    this.#b = b ^ c;
    this.#c = c ^ (b << 9);
    this.#d = (d << 11) | (d >>> 21);
    const product = Math.imul(b, 5);
    return Math.imul((product << 7) | (product >>> 25), 9) >>> 0;
  }

  /** A whole number from 0 to `most`, both included, all about equally likely. */
  upTo(most: number): number {
    return Math.floor((most < UINT32 ? this.next() / UINT32 : this.#fine()) * (most + 1));
  }

  /** From 0 to just below 1, in steps of 2^-30. */
  chance(): number {
    return (this.next() >>> 2) / 2 ** 30;
  }

  /** From 0 to just below 1, as finely as a double can tell. */
  #fine(): number {
    return (this.next() + (this.next() >>> 11) / 2 ** 21) / UINT32;
  }

  /** True once in `times`. */
  oneIn(times: number): boolean {
    return this.upTo(times - 1) === 0;
  }

  /** One of a list that is not empty. */
  pick<Value>(values: readonly Value[]): Value {
    return values[this.upTo(values.length - 1)] as Value;
  }
}
