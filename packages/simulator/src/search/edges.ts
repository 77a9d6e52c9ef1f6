import { createCycle, type Fleet } from "@slotwise/core";
import { MINUTE, type Microseconds, SECOND } from "../time/microseconds.js";

/** Where in the cycle a decision of a fleet can change: the edges of every window, for each size the fleet may have. */
export class Edges {
  readonly interval: Microseconds;
  readonly #all: readonly Microseconds[];

  /** @param sizes fleets of more than 64 are represented by their first 64 windows */
  constructor(fleet: Fleet, sizes: readonly number[]) {
    this.interval = fleet.settings.serviceIntervalMinutes * MINUTE;
    const edges = new Set<Microseconds>();
    for (const size of sizes) {
      const cycle = createCycle(fleet.protocol, fleet.settings, size);
      for (let position = 0; position < Math.min(size, MOST_WINDOWS); position++) {
        const slot = cycle.slotAt(position);
        for (const seconds of [slot.windowStart, slot.windowEnd, slot.safeStartEnd]) {
          edges.add(Math.ceil(seconds * SECOND));
        }
      }
    }
    this.#all = [...edges].sort((one, other) => one - other);
  }

  get count(): number {
    return this.#all.length;
  }

  /** The edge of a number, in a cycle. */
  at(index: number, cycle: number): Microseconds {
    return Math.ceil(cycle * this.interval) + (this.#all[index % this.#all.length] ?? 0);
  }
}

const MOST_WINDOWS = 64;
