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
  /** Their times, in the same order. */
  readonly #heapTimes: Float64Array;
  /** Where in the heap an actor is. */
  readonly #places: Int32Array;

  constructor(actors: number) {
    this.#times = new Float64Array(actors).fill(NEVER);
    this.#heap = Int32Array.from({ length: actors }, (_, actor) => actor);
    this.#heapTimes = Float64Array.from(this.#times);
    this.#places = Int32Array.from(this.#heap);
  }

  /** The actor that acts next. */
  get actor(): number {
    return this.#heap[0] as number;
  }

  /** When it does; `NEVER` when nobody has anything to do. */
  get time(): Microseconds {
    return this.#heapTimes[0] as number;
  }

  timeOf(actor: number): Microseconds {
    return this.#times[actor] as number;
  }

  /** Sets, moves or, with `NEVER`, cancels an actor's next time. */
  set(actor: number, time: Microseconds): void {
    const before = this.#times[actor] as number;
    this.#times[actor] = time;
    if (time > before) this.#sink(actor, time);
    else if (time < before) this.#rise(actor, time);
  }

  copyFrom(other: EventQueue): void {
    this.#times.set(other.#times);
    this.#heap.set(other.#heap);
    this.#heapTimes.set(other.#heapTimes);
    this.#places.set(other.#places);
  }

  #sink(actor: number, time: Microseconds): void {
    const heap = this.#heap;
    const times = this.#heapTimes;
    const length = heap.length;
    let place = this.#places[actor] as number;
    for (let child = 2 * place + 1; child < length; child = 2 * place + 1) {
      const second = child + 1;
      if (
        second < length &&
        isBefore(times[second] as number, heap[second] as number, times[child] as number, heap[child] as number)
      ) {
        child = second;
      }
      const next = heap[child] as number;
      const nextTime = times[child] as number;
      if (isBefore(time, actor, nextTime, next)) break;
      this.#put(next, nextTime, place);
      place = child;
    }
    this.#put(actor, time, place);
  }

  #rise(actor: number, time: Microseconds): void {
    let place = this.#places[actor] as number;
    while (place > 0) {
      const above = (place - 1) >> 1;
      const other = this.#heap[above] as number;
      const otherTime = this.#heapTimes[above] as number;
      if (isBefore(otherTime, other, time, actor)) break;
      this.#put(other, otherTime, place);
      place = above;
    }
    this.#put(actor, time, place);
  }

  #put(actor: number, time: Microseconds, place: number): void {
    this.#heap[place] = actor;
    this.#heapTimes[place] = time;
    this.#places[actor] = place;
  }
}

function isBefore(time: Microseconds, actor: number, otherTime: Microseconds, other: number): boolean {
  return time < otherTime || (time === otherTime && actor < other);
}
