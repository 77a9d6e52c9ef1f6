import { refill } from "../scenario/refill.js";
import type { RunningRecord } from "../store/execution-lock.js";
import type { Microseconds } from "../time/microseconds.js";

/** What was seen of starts that the store's lock refused. */
export interface BlockReport {
  readonly refusals: number;
  /** From the first refusal to the next start of anybody. */
  readonly longest: Microseconds;
  /** Refusals for an execution that no process runs any more. */
  readonly permanent: number;
  /** Turns in which their runner was refused, never started, and that were over when it looked again. */
  readonly turnsLost: number;
}

/** Starts that are refused for a record that nobody will end. */
export interface Stuck {
  /** Who was refused first, by number, and when. */
  readonly runner: number;
  readonly at: Microseconds;
  readonly by: RunningRecord;
  readonly refusals: number;
}

/** A turn in which a runner was refused, by its own clock. */
interface RefusedTurn {
  readonly opened: Microseconds;
  readonly closed: Microseconds;
  readonly by: RunningRecord;
  /** The last refusal in it. True time. */
  readonly at: Microseconds;
}

/** Measures for how long the store's lock keeps everybody from starting. */
export class BlockObserver {
  #refusals = 0;
  #permanent = 0;
  #longest: Microseconds = 0;
  #since: Microseconds | undefined;
  #stuck: Stuck | undefined;
  #turnsLost = 0;
  /** Of each runner that was refused and has not looked since, by number. */
  readonly #refusedTurns: (RefusedTurn | undefined)[];
  /** How many there are. */
  #waiting = 0;
  /** When the turn opened in which a runner last started, by its own clock; by number. */
  readonly #startedIn: Float64Array;

  constructor(runners: number) {
    this.#startedIn = new Float64Array(runners).fill(Number.NaN);
    this.#refusedTurns = new Array<RefusedTurn | undefined>(runners).fill(undefined);
  }

  /** Whether somebody who was refused has not looked since. */
  get isWaited(): boolean {
    return this.#waiting > 0;
  }

  /** What everybody has been refused for since nobody can end it; undefined while somebody still starts. */
  get stuck(): Stuck | undefined {
    return this.#stuck;
  }

  /** A runner has looked, at a time of its own. Returns the turn that it has lost by being refused, if it has. */
  looked(runner: number, local: Microseconds): RefusedTurn | undefined {
    const turn = this.#refusedTurns[runner];
    if (turn === undefined) return undefined;
    this.#forget(runner);
    if (local < turn.closed) return undefined;
    this.#turnsLost++;
    return turn;
  }

  /** @param turn what is open of the runner's turns, by its own clock; undefined where that is not known */
  refused(
    runner: number,
    by: RunningRecord,
    isPermanent: boolean,
    now: Microseconds,
    turn?: Pick<RefusedTurn, "opened" | "closed">,
  ): void {
    this.#refusals++;
    // Whoever has started in its turn before has had it.
    if (turn !== undefined && turn.opened !== this.#startedIn[runner]) {
      this.#forget(runner);
      this.#refusedTurns[runner] = { ...turn, by, at: now };
      this.#waiting++;
    }
    this.#since ??= now;
    if (!isPermanent) return;
    this.#permanent++;
    const stuck = this.#stuck?.by === by ? this.#stuck : { runner, at: now, by, refusals: 0 };
    this.#stuck = { ...stuck, refusals: stuck.refusals + 1 };
  }

  /** A runner's process is gone: whether it would have looked in time nobody knows. */
  died(runner: number): void {
    this.#forget(runner);
  }

  /** @param opened when the runner's turn opened, by its own clock */
  started(runner: number, opened: Microseconds, now: Microseconds): void {
    this.#startedIn[runner] = opened;
    this.#stuck = undefined;
    if (this.#since === undefined) return;
    this.#longest = Math.max(this.#longest, now - this.#since);
    this.#since = undefined;
  }

  copyFrom(other: BlockObserver): void {
    this.#refusals = other.#refusals;
    this.#permanent = other.#permanent;
    this.#longest = other.#longest;
    this.#since = other.#since;
    this.#stuck = other.#stuck;
    this.#turnsLost = other.#turnsLost;
    refill(this.#refusedTurns, other.#refusedTurns);
    this.#waiting = other.#waiting;
    this.#startedIn.set(other.#startedIn);
  }

  report(now: Microseconds): BlockReport {
    const present = this.#since === undefined ? 0 : now - this.#since;
    return {
      refusals: this.#refusals,
      longest: Math.max(this.#longest, present),
      permanent: this.#permanent,
      turnsLost: this.#turnsLost,
    };
  }

  #forget(runner: number): void {
    if (this.#refusedTurns[runner] === undefined) return;
    this.#refusedTurns[runner] = undefined;
    this.#waiting--;
  }
}
