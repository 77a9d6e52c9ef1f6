import type { View } from "../store/view.js";
import type { Microseconds } from "../time/microseconds.js";
import type { LookCounter } from "./listener.js";
import { nextLook } from "./next-look.js";
import { spreadOf } from "./reach.js";
import type { RunnerProcess } from "./runner-process.js";
import type { World } from "./world.js";

/**
 * Looks that change nothing for anybody: most of them. As long as everybody who is there is in a runner's view and stays
 * in it, no look at which it may not start depends on what others do, and none of theirs on it. These are made in a row,
 * ahead of the others, instead of each in its place among the events of all. What comes of a run is the same.
 */
export class QuietLooks {
  /** True time up to which looks are made ahead. */
  until: Microseconds = Number.NEGATIVE_INFINITY;
  readonly #world: World;
  readonly #counter: LookCounter;
  /** When something else happens than looks and what comes of them: faults and joins. True times, in order. */
  readonly #disturbances: Float64Array;
  /** The first of them that is not over. */
  #next = 0;
  #count = 0;
  /** Whether everybody who is there is listed, found out when so many disturbances and changes of the list were over. */
  #isSettled = false;
  #knownNext = -1;
  #knownChanges = -1;

  constructor(world: World, counter: LookCounter) {
    const { faults, runners, start } = world.scenario;
    const joins = runners.flatMap(({ joinsAt }) => (joinsAt === undefined ? [] : [Math.max(start, joinsAt)]));
    this.#world = world;
    this.#counter = counter;
    this.#disturbances = Float64Array.from([...faults.map(({ at }) => at), ...joins]).sort();
  }

  /** How many looks were made ahead so far. */
  get count(): number {
    return this.#count;
  }

  /**
   * Lets a runner that has just decided not to start, or just executed, look again and again.
   * @param view what it saw when it last looked
   * @param now true time
   * @param due when the next one is due
   * @returns when the first one is due that is not quiet
   */
  pass(runner: RunnerProcess, view: View, now: Microseconds, due: Microseconds): Microseconds {
    const before = Math.min(this.until, this.#undisturbedUntil(now));
    if (due >= before || runner.pauses.length > 0 || !this.#isSettledIn(view)) return due;
    const { choices, membership } = this.#world;
    const { clock, cursor, timing } = runner;
    // Who was kept longer than its loop ever takes may be dead to somebody else before it looks again.
    if (due - runner.member.writtenAt > timing.check + timing.longestRound) return due;
    const localBefore = membership.oldest + timing.deadAfter;
    let looks = 0;
    let missed = 0;
    let last = now;
    let next = due;
    while (next < before) {
      const local = clock.at(next);
      if (local >= localBefore || !cursor.looksInVain(view, local)) break;
      if (cursor.justMissed !== undefined) {
        missed += cursor.justMissed.turns;
        cursor.justMissed = undefined;
      }
      looks++;
      last = next;
      runner.lastLook = local;
      next = nextLook(runner, choices, next);
    }
    if (looks === 0) return due;
    runner.goRound(last, next);
    membership.heartbeat(runner.member, last, runner.lastLook);
    this.#counter.lookedQuietly(looks, missed);
    this.#count += looks;
    return next;
  }

  /** @param now not earlier than asked for before */
  #undisturbedUntil(now: Microseconds): Microseconds {
    const disturbances = this.#disturbances;
    while (this.#next < disturbances.length && (disturbances[this.#next] as number) < now) this.#next++;
    return this.#next < disturbances.length ? (disturbances[this.#next] as number) : Number.POSITIVE_INFINITY;
  }

  /** Whether a view holds everybody: whoever is there and not listed comes into it with the next look. */
  #isSettledIn(view: View): boolean {
    const { membership, runners } = this.#world;
    if (!membership.isEverybody(view)) return false;
    if (this.#knownChanges !== membership.changes || this.#knownNext !== this.#next) {
      this.#isSettled = runners.every(({ isAlive, member }) => !isAlive || member.isListed);
      this.#knownChanges = membership.changes;
      this.#knownNext = this.#next;
    }
    return this.#isSettled;
  }
}

/**
 * Whether looks may be made ahead at all: a read shows what the store holds now, nothing of which can be lost, and
 * nobody who looks as often as its loop lets it is ever taken for dead, so that it does not matter how new its heartbeat
 * is.
 */
export function canLookAhead({ scenario, runners, reordersTies }: World): boolean {
  const { store, faults } = scenario;
  if (store.staleness > 0 || store.delay > 0 || reordersTies) return false;
  if (faults.some(({ kind }) => kind === "failover")) return false;
  const gap = runners.reduce((most, { timing }) => Math.max(most, timing.check + timing.longestRound), 0);
  const deadAfter = runners.reduce((least, { timing }) => Math.min(least, timing.deadAfter), Number.POSITIVE_INFINITY);
  return 2 * gap + spreadOf(scenario) <= deadAfter;
}
