import type { Fleet } from "@slotwise/core";
import { timingOf } from "../engine/timing.js";
import type { Configuration } from "../scenario/scenario.js";
import { Edges } from "../search/edges.js";
import { LookTimes } from "../time/look-times.js";
import type { Microseconds } from "../time/microseconds.js";

/** The instants of a few cycles at which a decision of a fleet can change. */
export class DecisionInstants {
  readonly #edges: readonly Microseconds[];
  readonly #gap: Microseconds;
  /** By how much a look that starts something moves those after it, against those that start nothing. */
  readonly #shift: Microseconds;

  /**
   * @param configuration of all runners
   * @param sizes that the views may have
   */
  constructor(fleet: Fleet, configuration: Configuration, sizes: readonly number[], cycles: number) {
    const edges = new Edges(fleet.protocol, [fleet.settings], sizes);
    const all = new Set<Microseconds>();
    for (let cycle = 0; cycle <= cycles; cycle++) {
      for (let index = 0; index < edges.count; index++) all.add(edges.at(index, cycle));
    }
    this.#edges = [...all].sort((one, other) => one - other);
    const { check, leastGap, longestExecution, shortestRound, longestRound } = timingOf(configuration);
    const times = new LookTimes(shortestRound, longestRound);
    times.set(longestExecution, check);
    this.#gap = leastGap;
    this.#shift = (longestExecution + times.least) % leastGap;
  }

  /**
   * First looks of which each stands for all those that see the same: the ends of every stretch between edges, as they
   * are met by looks that start nothing, and by those after one that did.
   */
  phases(): readonly Microseconds[] {
    const phases = new Set<Microseconds>();
    for (const edge of this.#edges) {
      for (const moved of new Set([edge, edge + this.#gap - this.#shift])) {
        phases.add(moved % this.#gap);
        phases.add((moved + this.#gap - 1) % this.#gap);
      }
    }
    return [...phases].sort((one, other) => one - other);
  }

  /** The edges after one time and before another, both excluded, each with the microsecond before it. */
  between(from: Microseconds, to: Microseconds): readonly Microseconds[] {
    const found: Microseconds[] = [];
    for (let place = this.#firstAfter(from); place < this.#edges.length; place++) {
      const edge = this.#edges[place] ?? to;
      if (edge - 1 >= to) break;
      if (edge - 1 > from) found.push(edge - 1);
      if (edge < to) found.push(edge);
    }
    return found;
  }

  #firstAfter(time: Microseconds): number {
    let [low, high] = [0, this.#edges.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#edges[middle] ?? 0) > time) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
