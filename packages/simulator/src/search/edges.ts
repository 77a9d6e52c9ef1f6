import { createCycle, type Protocol, type SlotSettings } from "@slotwise/core";
import { MINUTE, type Microseconds, SECOND } from "../time/microseconds.js";

/** An instant of a cycle at which a decision can change. */
interface Edge {
  readonly at: Microseconds;
  readonly interval: Microseconds;
}

/** Where in the cycle a decision of a fleet can change: the edges of every window, for each size the fleet may have. */
export class Edges {
  /** Of the longest cycle. */
  readonly interval: Microseconds;
  readonly #all: readonly Edge[];

  /**
   * @param settings those by which any runner cuts the cycle
   * @param sizes fleets of more than 64 are represented by their first 64 windows
   */
  constructor(protocol: Protocol, settings: readonly SlotSettings[], sizes: readonly number[]) {
    this.interval = Math.max(...settings.map(({ serviceIntervalMinutes }) => serviceIntervalMinutes)) * MINUTE;
    this.#all = settings.flatMap((each) => edgesOf(protocol, each, sizes));
  }

  get count(): number {
    return this.#all.length;
  }

  /** The edge of a number, in a cycle. */
  at(index: number, cycle: number): Microseconds {
    const edge = this.#all[index % this.#all.length] ?? { at: 0, interval: this.interval };
    return Math.ceil(cycle * edge.interval) + edge.at;
  }
}

function edgesOf(protocol: Protocol, settings: SlotSettings, sizes: readonly number[]): readonly Edge[] {
  const edges = new Set<Microseconds>();
  for (const size of sizes) {
    const cycle = createCycle(protocol, settings, size);
    for (let position = 0; position < Math.min(size, MOST_WINDOWS); position++) {
      const slot = cycle.slotAt(position);
      for (const seconds of [slot.windowStart, slot.windowEnd, slot.safeStartEnd]) {
        edges.add(Math.ceil(seconds * SECOND));
      }
    }
  }
  const interval = settings.serviceIntervalMinutes * MINUTE;
  return [...edges].sort((one, other) => one - other).map((at) => ({ at, interval }));
}

const MOST_WINDOWS = 64;
