import { type Cycle, checkPeriodSeconds, cycleOf, type Fleet, servesCron } from "@slotwise/core";

/** The times at which each runner looks, by position. */
export type Schedules = readonly (readonly number[])[];

/** A schedule in which a tick is lost, and the time at which the cron was served before, where that is why. */
export interface Loss {
  readonly schedules: Schedules;
  readonly servedAt: number | undefined;
}

/** Whether a look at a time becomes an execution. */
export function executes(cycle: Cycle, position: number, time: number): boolean {
  return cycle.mayStart(position, time);
}

/** Replays pynenc's rule over looks: which of the ticks are served, each by the first execution that serves it. */
export function servedTicks(fleet: Fleet, schedules: Schedules, ticks: readonly number[]): Set<number> {
  const cycle = cycleOf(fleet);
  const executions = schedules
    .flatMap((looks, position) => looks.filter((time) => executes(cycle, position, time)))
    .sort((one, other) => one - other);
  const served = new Set<number>();
  // Long before the first tick: a store that had forgotten when would serve the cron at once.
  let lastRun = microseconds(-1e6);
  for (const time of executions) {
    const latest = ticks.findLast((tick) => tick <= time);
    if (latest === undefined) continue;
    if (!servesCron({ time: microseconds(time), lastRun, latestTick: microseconds(latest) })) continue;
    served.add(latest);
    lastRun = microseconds(time);
  }
  return served;
}

/** Of grids finer than a microsecond the oracle has none. */
function microseconds(seconds: number): number {
  return Math.round(seconds * 1e6);
}

/** A sum of tenths of seconds is off by less. */
const NOISE_SECONDS = 1e-9;

/** Whether looks keep to the fleet's rhythm: at least a check interval and at most a check period apart. */
export function keepsRhythm(fleet: Fleet, looks: readonly number[]): boolean {
  return looks.every((time, index) => {
    const before = looks[index - 1];
    if (before === undefined) return true;
    const gap = time - before;
    const [least, most] = [fleet.checkIntervalMinutes * 60, checkPeriodSeconds(fleet)];
    return gap >= least - NOISE_SECONDS && gap <= most + NOISE_SECONDS;
  });
}

/**
 * Tries every schedule on a grid of times, so that nothing but the decision itself says who starts when. The grid must
 * divide the check interval and period; the finer it is, the closer it comes to "just before".
 */
export class GridAdversary {
  readonly #fleet: Fleet;
  readonly #step: number;
  readonly #leastGap: number;
  readonly #mostGap: number;
  readonly #starts = new Map<string, boolean>();
  readonly #cycle: Cycle;

  constructor(fleet: Fleet, step: number) {
    this.#fleet = fleet;
    this.#step = step;
    this.#leastGap = Math.max(1, Math.ceil((fleet.checkIntervalMinutes * 60) / step));
    this.#mostGap = Math.floor(checkPeriodSeconds(fleet) / step);
    this.#cycle = cycleOf(fleet);
  }

  /** A schedule that loses the middle one of three neighbouring ticks, or undefined when the grid has none. */
  lose(previous: number, tick: number, next: number): Loss | undefined {
    const [from, at, before] = [previous, tick, next].map((time) => Math.round(time / this.#step)) as [
      number,
      number,
      number,
    ];
    const end = Math.min(before, at + Math.floor(60 / this.#step) + 1);
    const silent = this.#everyoneAvoids(at, end);
    if (silent !== undefined) return { schedules: silent, servedAt: undefined };
    const latest = Math.min(at - 1, from + Math.floor(60 / this.#step));
    for (let served = latest; served >= from; served--) {
      const rested = served + Math.ceil(50 / this.#step);
      if (rested <= at) return undefined;
      for (let owner = 0; owner < this.#fleet.totalRunners; owner++) {
        if (!this.#executes(owner, served)) continue;
        const schedules = this.#everyoneAvoids(rested, end, { owner, served });
        if (schedules !== undefined) return { schedules, servedAt: served * this.#step };
      }
    }
    return undefined;
  }

  #everyoneAvoids(from: number, end: number, looked?: { owner: number; served: number }): Schedules | undefined {
    const schedules: (readonly number[])[] = [];
    for (let position = 0; position < this.#fleet.totalRunners; position++) {
      const first = looked?.owner === position ? [looked.served, looked.served] : [from - this.#mostGap, from - 1];
      const looks = this.#avoid(position, first[0] ?? 0, first[1] ?? 0, from, end);
      if (looks === undefined) return undefined;
      // Before the cron was served there were no looks: the fleet has just been started.
      schedules.push(looks.filter((index) => index >= (looked?.served ?? index)).map((index) => index * this.#step));
    }
    return schedules;
  }

  /** Looks of one runner, the first between two times and the last at or after the end, that start nothing in between. */
  #avoid(position: number, least: number, most: number, from: number, end: number): readonly number[] | undefined {
    // reached[i]: the number of times up to least + i at which the runner can look.
    const sums: number[] = [0];
    const canLook: boolean[] = [];
    const reachable = (index: number) => {
      if (index <= most) return true;
      const high = index - this.#leastGap - least;
      const low = Math.max(0, index - this.#mostGap - least);
      return high >= low && (sums[high + 1] ?? 0) > (sums[low] ?? 0);
    };
    for (let index = least; index < end; index++) {
      const looks = reachable(index) && (index < from || !this.#executes(position, index));
      canLook.push(looks);
      sums.push((sums.at(-1) ?? 0) + (looks ? 1 : 0));
    }
    // Back from the end: any look from which the next one can lie behind it.
    let index = -1;
    for (let last = end - 1; last >= Math.max(least, end - this.#mostGap); last--) {
      if (canLook[last - least] === true) {
        index = last;
        break;
      }
    }
    if (index < 0) return undefined;
    const looks = [index, Math.max(end, index + this.#leastGap)];
    while (index > most) {
      let before = index - this.#leastGap;
      while (canLook[before - least] !== true) before--;
      looks.unshift(before);
      index = before;
    }
    return looks;
  }

  #executes(position: number, index: number): boolean {
    const key = `${position} ${index}`;
    let known = this.#starts.get(key);
    if (known === undefined) {
      known = executes(this.#cycle, position, index * this.#step);
      this.#starts.set(key, known);
    }
    return known;
  }
}
