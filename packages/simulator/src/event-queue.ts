import type { Microseconds } from "./microseconds.js";

/** The time of an actor that has nothing to do. */
export const NEVER: Microseconds = Number.POSITIVE_INFINITY;

/**
 * When each actor acts next: a binary heap over actors, each of which has one next time. Equal times go in the order of
 * the actors' numbers, so nothing depends on the order in which they were set.
 */
export class EventQueue {
  readonly #times: Float64Array;
  /** Actors, as a heap. */
  readonly #heap: Int32Array;
  /** Where in the heap an actor is. */
  readonly #places: Int32Array;

  constructor(actors: number) {
    this.#times = new Float64Array(actors).fill(NEVER);
    this.#heap = Int32Array.from({ length: actors }, (_, actor) => actor);
    this.#places = Int32Array.from(this.#heap);
  }

  /** The actor that acts next. */
  get actor(): number {
    return this.#heap[0] as number;
  }

  /** When it does; `NEVER` when nobody has anything to do. */
  get time(): Microseconds {
    return this.#times[this.#heap[0] as number] as number;
  }

  timeOf(actor: number): Microseconds {
    return this.#times[actor] as number;
  }

  /** Sets, moves or, with `NEVER`, cancels an actor's next time. */
  set(actor: number, time: Microseconds): void {
    const before = this.#times[actor] as number;
    this.#times[actor] = time;
    if (time > before) this.#sink(actor);
    else if (time < before) this.#rise(actor);
  }

  #sink(actor: number): void {
    const heap = this.#heap;
    const times = this.#times;
    const time = times[actor] as number;
    const length = heap.length;
    let place = this.#places[actor] as number;
    for (;;) {
      let child = 2 * place + 1;
      if (child >= length) break;
      let first = heap[child] as number;
      let firstTime = times[first] as number;
      if (child + 1 < length) {
        const second = heap[child + 1] as number;
        const secondTime = times[second] as number;
        if (secondTime < firstTime || (secondTime === firstTime && second < first)) {
          child++;
          first = second;
          firstTime = secondTime;
        }
      }
      if (time < firstTime || (time === firstTime && actor < first)) break;
      heap[place] = first;
      this.#places[first] = place;
      place = child;
    }
    heap[place] = actor;
    this.#places[actor] = place;
  }

  #rise(actor: number): void {
    const heap = this.#heap;
    const times = this.#times;
    const time = times[actor] as number;
    let place = this.#places[actor] as number;
    while (place > 0) {
      const above = (place - 1) >> 1;
      const other = heap[above] as number;
      const otherTime = times[other] as number;
      if (otherTime < time || (otherTime === time && other < actor)) break;
      heap[place] = other;
      this.#places[other] = place;
      place = above;
    }
    heap[place] = actor;
    this.#places[actor] = place;
  }
}
