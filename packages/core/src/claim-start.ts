import { lastGoodInteger } from "./boundary.js";
import { secondsFromInstant } from "./instant.js";
import { pythonFloorDivide, roundHalfEven } from "./python-float.js";
import type { SlotSettings } from "./settings.js";
import { type ClaimWindow, claimCycleStart, claimWindow, isInClaimWindow, lateFraction } from "./slot-claim.js";

/** Within so many seconds of the epoch, which is until the year 2255, a double holds every microsecond exactly. */
const EXACT_SECONDS = 9e9;

/**
 * A cycle shorter than this begins and ends at the same microsecond, for the doubles of any year: of several runners
 * nobody may ever start. Of longer ones today's still have a number that a double holds exactly.
 */
export const EMPTY_CYCLE_SECONDS = 2e-7;

/** Whether the claim of a runner at a position is assigned, leaving stabilization aside; for one size of fleet. */
export class ClaimStart {
  readonly #settings: SlotSettings;
  readonly #intervalSeconds: number;
  readonly #slotSeconds: number;
  readonly #lengthSeconds: number;
  readonly #totalRunners: number;

  constructor(settings: SlotSettings, totalRunners: number, slotSeconds: number) {
    this.#settings = settings;
    this.#intervalSeconds = settings.serviceIntervalMinutes * 60;
    this.#slotSeconds = slotSeconds;
    this.#lengthSeconds = totalRunners === 1 ? slotSeconds : slotSeconds - settings.spreadMarginMinutes * 60;
    this.#totalRunners = totalRunners;
  }

  /** The same arithmetic as with instants, in doubles: several times faster, and asked millions of times. */
  isAssigned(position: number, currentTime: number): boolean {
    const cycleStart = pythonFloorDivide(currentTime, this.#intervalSeconds) * this.#intervalSeconds;
    const latest = Math.abs(currentTime) + this.#intervalSeconds;
    if (!(latest < EXACT_SECONDS)) return this.#isAssignedByInstants(position, currentTime);
    const windowStart = microsecondsOf(cycleStart) / 1e6 + position * this.#slotSeconds;
    const start = microsecondsOf(windowStart);
    const end = microsecondsOf(windowStart + this.#lengthSeconds);
    if (this.#totalRunners > 1 && !(start / 1e6 <= currentTime && currentTime < end / 1e6)) return false;
    const fraction = this.#settings.maxStartSlotFraction;
    if (!(fraction > 0 && fraction < 1)) return true;
    const elapsed = microsecondsOf(currentTime) - start;
    const length = end - start;
    return !(elapsed > 0 && length > 0 && elapsed / 1e6 / (length / 1e6) > fraction);
  }

  /**
   * The first position of a range that is assigned; undefined where none is. Ends rise with the position, whatever is
   * rounded, so both ends of what is open are searched: looking at each takes minutes where slots are short and many.
   */
  firstAssigned(from: number, to: number, currentTime: number): number | undefined {
    if (this.#intervalSeconds < EMPTY_CYCLE_SECONDS || this.#lengthSeconds <= 0) return undefined;
    const cycleStart = secondsFromInstant(claimCycleStart(currentTime, this.#intervalSeconds));
    const windowOf = (position: number) =>
      claimWindow(
        position,
        this.#totalRunners,
        cycleStart,
        this.#slotSeconds,
        this.#settings.spreadMarginMinutes,
      ) as ClaimWindow;
    const isOver = (position: number) => secondsFromInstant(windowOf(position).slotEnd) <= currentTime;
    const hasBegun = (position: number) => secondsFromInstant(windowOf(position).slotStart) <= currentTime;
    const first = lastGoodInteger(isOver, from - 1, to + 1) + 1;
    const last = lastGoodInteger(hasBegun, first - 1, to + 1);
    for (let position = first; position <= last; position++) {
      if (this.isAssigned(position, currentTime)) return position;
    }
    return undefined;
  }

  #isAssignedByInstants(position: number, currentTime: number): boolean {
    const cycleStart = secondsFromInstant(claimCycleStart(currentTime, this.#intervalSeconds));
    const { spreadMarginMinutes, maxStartSlotFraction } = this.#settings;
    const window = claimWindow(position, this.#totalRunners, cycleStart, this.#slotSeconds, spreadMarginMinutes);
    if (window === undefined) return false;
    if (this.#totalRunners > 1 && !isInClaimWindow(currentTime, window)) return false;
    return lateFraction(currentTime, window, maxStartSlotFraction) === null;
  }
}

/** As `instantFromSeconds` rounds, in a double. */
function microsecondsOf(seconds: number): number {
  const whole = Math.trunc(seconds);
  return whole * 1e6 + roundHalfEven((seconds - whole) * 1e6);
}
