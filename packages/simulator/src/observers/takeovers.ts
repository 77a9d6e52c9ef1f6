import { refill } from "../scenario/refill.js";
import type { Member } from "../store/member.js";
import type { View } from "../store/view.js";
import type { Microseconds } from "../time/microseconds.js";

/** What was seen of runners that died. */
export interface TakeoverReport {
  /** Deaths after which somebody read a view without the dead runner. */
  readonly count: number;
  /** The longest time from a death to that view: so long its slot is a hole. */
  readonly longest: Microseconds;
}

/** Waits, for each runner that died, for the first view that no longer lists it. */
export class TakeoverObserver {
  readonly #waiting: { readonly member: Member; readonly diedAt: Microseconds }[] = [];
  #count = 0;
  #longest: Microseconds = 0;

  get isWaiting(): boolean {
    return this.#waiting.length > 0;
  }

  died(member: Member, now: Microseconds): void {
    this.#waiting.push({ member, diedAt: now });
  }

  read(view: View, now: Microseconds): void {
    for (let place = this.#waiting.length - 1; place >= 0; place--) {
      const waiting = this.#waiting[place];
      if (waiting === undefined || view.positionOf(waiting.member) !== -1) continue;
      this.#waiting.splice(place, 1);
      this.#count++;
      this.#longest = Math.max(this.#longest, now - waiting.diedAt);
    }
  }

  copyFrom(other: TakeoverObserver): void {
    refill(this.#waiting, other.#waiting);
    this.#count = other.#count;
    this.#longest = other.#longest;
  }

  report(): TakeoverReport {
    return { count: this.#count, longest: this.#longest };
  }
}
