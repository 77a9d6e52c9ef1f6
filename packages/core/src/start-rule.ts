import { ClaimStart } from "./claim-start.js";
import type { Protocol } from "./protocols.js";
import { pythonModulo } from "./python-float.js";
import type { SlotSettings } from "./settings.js";
import { slotLength, windowEnd, windowStart } from "./slot-window.js";

/** Who may start when, for one fleet. */
export interface StartRule {
  mayStart(position: number, currentTime: number): boolean;
  /** The first position from `least` on that may start, or `NOBODY`. */
  ownerFrom(least: number, currentTime: number): number;
}

export const NOBODY = -1;

const START_RULES: Readonly<Record<Protocol, (settings: SlotSettings, totalRunners: number) => StartRule>> = {
  "slot-window": (settings, totalRunners) =>
    totalRunners === 1 ? LONE_RUNNER : new WindowRule(settings, totalRunners),
  "slot-claim": (settings, totalRunners) => new ClaimRule(settings, totalRunners),
};

export function createStartRule(protocol: Protocol, settings: SlotSettings, totalRunners: number): StartRule {
  return START_RULES[protocol](settings, totalRunners);
}

/** The single-runner rule of `slot-window`: no clock, no settings. */
const LONE_RUNNER: StartRule = {
  mayStart: () => true,
  ownerFrom: (least) => (least === 0 ? 0 : NOBODY),
};

class WindowRule implements StartRule {
  readonly #intervalSeconds: number;
  readonly #marginSeconds: number;
  readonly #slotSeconds: number;
  readonly #totalRunners: number;

  constructor(settings: SlotSettings, totalRunners: number) {
    this.#intervalSeconds = settings.serviceIntervalMinutes * 60;
    this.#marginSeconds = settings.spreadMarginMinutes * 60;
    this.#slotSeconds = slotLength(totalRunners, settings);
    this.#totalRunners = totalRunners;
  }

  mayStart(position: number, currentTime: number): boolean {
    return this.#isInWindow(position, pythonModulo(currentTime, this.#intervalSeconds));
  }

  ownerFrom(least: number, currentTime: number): number {
    const timeInCycle = pythonModulo(currentTime, this.#intervalSeconds);
    // The quotient of two doubles is off by at most one position, so the neighbours decide too.
    const near = Math.floor(timeInCycle / this.#slotSeconds);
    const last = Math.min(near + 1, this.#totalRunners - 1);
    for (let position = Math.max(near - 1, least); position <= last; position++) {
      if (this.#isInWindow(position, timeInCycle)) return position;
    }
    return NOBODY;
  }

  #isInWindow(position: number, timeInCycle: number): boolean {
    const start = windowStart(position, this.#slotSeconds);
    return start <= timeInCycle && timeInCycle < windowEnd(start, this.#slotSeconds, this.#marginSeconds);
  }
}

class ClaimRule implements StartRule {
  readonly #start: ClaimStart;
  readonly #intervalSeconds: number;
  readonly #slotSeconds: number;
  readonly #totalRunners: number;

  constructor(settings: SlotSettings, totalRunners: number) {
    this.#intervalSeconds = settings.serviceIntervalMinutes * 60;
    this.#slotSeconds = slotLength(totalRunners, settings);
    this.#totalRunners = totalRunners;
    this.#start = new ClaimStart(settings, totalRunners, this.#slotSeconds);
  }

  mayStart(position: number, currentTime: number): boolean {
    return this.#start.isAssigned(position, currentTime);
  }

  ownerFrom(least: number, currentTime: number): number {
    // Ends are rounded to microseconds and the cycle's start is one of them, so the neighbours decide too.
    const reach = Math.max(1, Math.ceil(claimRoundingSeconds(currentTime) / this.#slotSeconds));
    const timeInCycle = pythonModulo(currentTime, this.#intervalSeconds);
    const near = Math.floor(timeInCycle / this.#slotSeconds);
    const first = Math.max(near - reach, least);
    const last = Math.min(near + reach, this.#totalRunners - 1);
    if (last - first > MOST_NEIGHBOURS) return this.#start.firstAssigned(first, last, currentTime) ?? NOBODY;
    for (let position = first; position <= last; position++) {
      if (this.mayStart(position, currentTime)) return position;
    }
    return NOBODY;
  }
}

/** As many are looked at one by one; more are searched. */
const MOST_NEIGHBOURS = 64;

/** How far a microsecond and the last places of the time since the epoch can move the end of a claim's window. */
function claimRoundingSeconds(currentTime: number): number {
  return 1e-6 + Math.abs(currentTime) * 2 ** -50;
}
