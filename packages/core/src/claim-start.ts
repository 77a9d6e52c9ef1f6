import { lastGoodInteger } from "./boundary.js";
import { claimCycleStart, claimWindowLength, isInClaimWindow, lateFraction } from "./claim-window.js";
import { type Instant, instantOf, secondsFromInstant } from "./instant.js";
import type { SlotSettings } from "./settings.js";

/**
 * A cycle shorter than this begins and ends at the same microsecond, for the doubles of any year: of several runners
 * nobody may ever start. Of longer ones today's still have a number that a double holds exactly.
 */
export const EMPTY_CYCLE_SECONDS = 2e-7;

/** Whether the claim of a runner at a position is assigned, leaving stabilization aside; for one size of fleet. */
export class ClaimStart {
  readonly #intervalSeconds: number;
  readonly #slotSeconds: number;
  readonly #lengthSeconds: number;
  readonly #maxStartSlotFraction: number;
  readonly #isAlone: boolean;

  constructor(settings: SlotSettings, totalRunners: number, slotSeconds: number) {
    this.#intervalSeconds = settings.serviceIntervalMinutes * 60;
    this.#slotSeconds = slotSeconds;
    this.#lengthSeconds = claimWindowLength(totalRunners, slotSeconds, settings.spreadMarginMinutes);
    this.#maxStartSlotFraction = settings.maxStartSlotFraction;
    this.#isAlone = totalRunners === 1;
  }

  isAssigned(position: number, currentTime: number): boolean {
    const startSeconds = this.#startSeconds(position, currentTime);
    if (this.#lengthSeconds <= 0) return false;
    const slotStart = startOf(startSeconds);
    const slotEnd = this.#endOf(startSeconds);
    if (!(this.#isAlone || isInClaimWindow(currentTime, slotStart, slotEnd))) return false;
    return lateFraction(currentTime, slotStart, slotEnd, this.#maxStartSlotFraction) === null;
  }

  /**
   * The first position of a range that is assigned; undefined where none is. Ends rise with the position, whatever is
   * rounded, so both ends of what is open are searched: looking at each takes minutes where slots are short and many.
   */
  firstAssigned(from: number, to: number, currentTime: number): number | undefined {
    if (this.#intervalSeconds < EMPTY_CYCLE_SECONDS || this.#lengthSeconds <= 0) return undefined;
    const startSeconds = (position: number) => this.#startSeconds(position, currentTime);
    const isOver = (position: number) => secondsFromInstant(this.#endOf(startSeconds(position))) <= currentTime;
    const hasBegun = (position: number) => secondsFromInstant(startOf(startSeconds(position))) <= currentTime;
    const first = lastGoodInteger(isOver, from - 1, to + 1) + 1;
    const last = lastGoodInteger(hasBegun, first - 1, to + 1);
    for (let position = first; position <= last; position++) {
      if (this.isAssigned(position, currentTime)) return position;
    }
    return undefined;
  }

  #startSeconds(position: number, currentTime: number): number {
    const cycleStart = claimCycleStart(currentTime, this.#intervalSeconds);
    return secondsFromInstant(cycleStart) + position * this.#slotSeconds;
  }

  #endOf(startSeconds: number): Instant {
    const endSeconds = startSeconds + this.#lengthSeconds;
    return instantOf("slotEnd", endSeconds, endSeconds);
  }
}

function startOf(startSeconds: number): Instant {
  return instantOf("slotStart", startSeconds, startSeconds);
}
