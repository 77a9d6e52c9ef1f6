import { refill } from "../scenario/refill.js";
import type { Microseconds } from "../time/microseconds.js";
import type { Member } from "./member.js";

/** One execution that the store believes to be running. */
export interface RunningRecord {
  readonly owner: Member;
  readonly since: Microseconds;
}

/** What an attempt to start gives. */
export type LockAnswer =
  | { readonly kind: "granted"; readonly record: RunningRecord }
  | { readonly kind: "blocked"; readonly by: RunningRecord };

interface Change {
  readonly at: Microseconds;
  readonly record: RunningRecord;
  readonly isRunning: boolean;
}

/**
 * The lock of the slot claim protocol: the store holds one running record at most, and while it holds one it refuses
 * every start, whoever asks and whoever owns the record. A record has no age, and nobody but its own runner ends it.
 */
export class ExecutionLock {
  #running: RunningRecord | undefined;
  /** The latest changes, oldest first; kept only where the store can lose them. */
  readonly #changes: Change[] = [];
  readonly #history: Microseconds;

  /** @param history how far back in true time a failover reaches; 0: there is none */
  constructor(history: Microseconds) {
    this.#history = history;
  }

  /** The record that refuses every start, if there is one. */
  get running(): RunningRecord | undefined {
    return this.#running;
  }

  tryStart(owner: Member, now: Microseconds): LockAnswer {
    if (this.#running !== undefined) return { kind: "blocked", by: this.#running };
    const record: RunningRecord = { owner, since: now };
    this.#running = record;
    this.#remember({ at: now, record, isRunning: true });
    return { kind: "granted", record };
  }

  /** The runner ends its own record; one that the store has lost is not ended. */
  finish(record: RunningRecord, now: Microseconds): void {
    if (this.#running !== record) return;
    this.#running = undefined;
    this.#remember({ at: now, record, isRunning: false });
  }

  /** Forgets everything recorded after a true time: starts are gone, and ends too. */
  rollBack(time: Microseconds): void {
    for (;;) {
      const change = this.#changes.at(-1);
      if (change === undefined || change.at <= time) return;
      this.#changes.pop();
      this.#running = change.isRunning ? undefined : change.record;
    }
  }

  copyFrom(other: ExecutionLock): void {
    this.#running = other.#running;
    refill(this.#changes, other.#changes);
  }

  #remember(change: Change): void {
    if (this.#history === 0) return;
    this.#changes.push(change);
    while ((this.#changes[0]?.at ?? change.at) < change.at - this.#history) this.#changes.shift();
  }
}
