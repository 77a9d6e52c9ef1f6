import type { Microseconds } from "../microseconds.js";
import { refill } from "../refill.js";
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
 * The last lock of the slot claim protocol: executions of dead owners are abandoned first, and a live one of another
 * runner blocks the start. What a runner recorded before does not block the runner itself.
 */
export class ExecutionLock {
  readonly #running: RunningRecord[] = [];
  /** The latest changes, oldest first; kept only where the store can lose them. */
  readonly #changes: Change[] = [];
  readonly #history: Microseconds;

  /** @param history how far back in true time a failover reaches; 0: there is none */
  constructor(history: Microseconds) {
    this.#history = history;
  }

  get running(): readonly RunningRecord[] {
    return this.#running;
  }

  tryStart(owner: Member, now: Microseconds, isDead: (owner: Member) => boolean): LockAnswer {
    for (let place = this.#running.length - 1; place >= 0; place--) {
      const record = this.#running[place] as RunningRecord;
      if (record.owner !== owner && isDead(record.owner)) this.finish(record, now);
    }
    const by = this.#running.find((record) => record.owner !== owner);
    if (by !== undefined) return { kind: "blocked", by };
    const record: RunningRecord = { owner, since: now };
    this.#running.push(record);
    this.#remember({ at: now, record, isRunning: true });
    return { kind: "granted", record };
  }

  /** Ends or abandons an execution; one that was abandoned before stays so. */
  finish(record: RunningRecord, now: Microseconds): void {
    const place = this.#running.indexOf(record);
    if (place === -1) return;
    this.#running.splice(place, 1);
    this.#remember({ at: now, record, isRunning: false });
  }

  /** Forgets everything recorded after a true time: starts are gone, and ends too. */
  rollBack(time: Microseconds): void {
    for (;;) {
      const change = this.#changes.at(-1);
      if (change === undefined || change.at <= time) return;
      this.#changes.pop();
      if (!change.isRunning) this.#running.push(change.record);
      else if (this.#running.includes(change.record)) this.#running.splice(this.#running.indexOf(change.record), 1);
    }
  }

  copyFrom(other: ExecutionLock): void {
    refill(this.#running, other.#running);
    refill(this.#changes, other.#changes);
  }

  #remember(change: Change): void {
    if (this.#history === 0) return;
    this.#changes.push(change);
    while ((this.#changes[0]?.at ?? change.at) < change.at - this.#history) this.#changes.shift();
  }
}
