import { requireCount, requireFinite } from "./argument.js";
import { PROTOCOLS, type Protocol, requireProtocol, startFraction } from "./protocols.js";
import { requireSlotSettings, type SlotSettings } from "./settings.js";
import { slotLength, windowEnd, windowStart } from "./slot-window.js";
import { createStartRule, NOBODY, type StartRule } from "./start-rule.js";

/**
 * How the cycle is cut:
 * - `alone`: one runner, no margin;
 * - `margin`: each window is the slot less the margin;
 * - `half-slot`: the margin leaves nothing, so it is dropped and half the slot taken;
 * - `nobody`: the margin leaves nothing, so nobody ever runs. Which of the two is the protocol's.
 */
export type CycleRegime = "alone" | "margin" | "half-slot" | "nobody";

/** One runner's share of the cycle, in seconds within the cycle. */
export interface CycleSlot {
  readonly position: number;
  readonly slotStart: number;
  readonly slotEnd: number;
  readonly windowStart: number;
  /** Equal to `windowStart` where nobody may run. */
  readonly windowEnd: number;
  /** A start before this is not refused as late; the window's end where none is. */
  readonly safeStartEnd: number;
}

/** A whole cycle at a glance. Nothing in it grows with the number of runners. */
export interface Cycle {
  readonly protocol: Protocol;
  readonly settings: SlotSettings;
  readonly totalRunners: number;
  readonly regime: CycleRegime;
  readonly intervalSeconds: number;
  readonly slotSeconds: number;
  readonly marginSeconds: number;
  /** In which a runner may start; the whole cycle for a lone runner, 0 where nobody may. */
  readonly windowSeconds: number;
  /** The silence between one window's end and the next one's start. */
  readonly gapSeconds: number;
  /** The part of the window in which a start is not refused as late. */
  readonly safeStartSeconds: number;
  /** One runner's share. @throws RangeError for a position outside the fleet */
  slotAt(position: number): CycleSlot;
  /** Every runner's share in turn, made as it is asked for. */
  slots(): IterableIterator<CycleSlot>;
  /**
   * Whether the runner at a position may start at a time (seconds since the epoch): exactly what
   * `canRunAtomicService`, or `decideAtomicServiceClaim` without stabilization, answers for a view of this size.
   */
  mayStart(position: number, currentTime: number): boolean;
  /** The first position that may start at a time (seconds since the epoch), in the same time for 3 runners as for a million. */
  ownerAt(currentTime: number): number | undefined;
  /** All positions that may start at a time: none, one, or, where rounding lets two windows overlap, two. */
  ownersAt(currentTime: number): readonly number[];
}

/** More runners than this cannot be told apart in a double's 53 bits without doubt. */
export const MOST_RUNNERS: number = 2 ** 31;

/**
 * The cycle of a fleet.
 * @param settings made by `createSlotSettings`
 * @throws RangeError that names the argument or the setting, its value and what is allowed; of runners, 1 to `MOST_RUNNERS`
 */
export function createCycle(protocol: Protocol, settings: SlotSettings, totalRunners: number): Cycle {
  requireProtocol(protocol);
  requireSlotSettings(settings);
  requireCount("totalRunners", totalRunners, 1, MOST_RUNNERS);
  return new FleetCycle(protocol, settings, totalRunners);
}

/** Whether a cycle is that of a lone runner that may start whenever it looks: it has no end of a turn to miss. */
export function isOpenAllTheTime({ regime, protocol }: Pick<Cycle, "regime" | "protocol">): boolean {
  return regime === "alone" && PROTOCOLS[protocol].startsAnyTimeAlone;
}

class FleetCycle implements Cycle {
  readonly protocol: Protocol;
  readonly settings: SlotSettings;
  readonly totalRunners: number;
  readonly regime: CycleRegime;
  readonly intervalSeconds: number;
  readonly slotSeconds: number;
  readonly marginSeconds: number;
  readonly windowSeconds: number;
  readonly gapSeconds: number;
  readonly safeStartSeconds: number;
  readonly #rule: StartRule;

  constructor(protocol: Protocol, settings: SlotSettings, totalRunners: number) {
    this.protocol = protocol;
    this.settings = settings;
    this.totalRunners = totalRunners;
    this.intervalSeconds = settings.serviceIntervalMinutes * 60;
    this.marginSeconds = settings.spreadMarginMinutes * 60;
    this.slotSeconds = slotLength(totalRunners, settings);
    this.regime = regimeOf(protocol, totalRunners, this.slotSeconds, this.marginSeconds);
    this.windowSeconds = windowLength(this.regime, this.slotSeconds, this.marginSeconds);
    this.gapSeconds = gapLength(this.regime, this.slotSeconds, this.marginSeconds);
    this.safeStartSeconds = this.windowSeconds * startFraction(protocol, settings);
    this.#rule = createStartRule(protocol, settings, totalRunners);
    Object.freeze(this);
  }

  slotAt(position: number): CycleSlot {
    requireCount("position", position, 0, this.totalRunners - 1);
    const start = windowStart(position, this.slotSeconds);
    const isCut = this.regime === "margin" || this.regime === "half-slot";
    const end = isCut ? windowEnd(start, this.slotSeconds, this.marginSeconds) : start + this.windowSeconds;
    return {
      // Not -0.
      position: position + 0,
      slotStart: start,
      slotEnd: start + this.slotSeconds,
      windowStart: start,
      windowEnd: end,
      // Where the margin is as long as the slot, rounding may leave one window next to nothing and halve another.
      safeStartEnd: PROTOCOLS[this.protocol].refusesLateStarts ? Math.min(start + this.safeStartSeconds, end) : end,
    };
  }

  *slots(): IterableIterator<CycleSlot> {
    for (let position = 0; position < this.totalRunners; position++) yield this.slotAt(position);
  }

  mayStart(position: number, currentTime: number): boolean {
    requireCount("position", position, 0, this.totalRunners - 1);
    requireFinite("currentTime", currentTime);
    return this.#rule.mayStart(position, currentTime);
  }

  ownerAt(currentTime: number): number | undefined {
    requireFinite("currentTime", currentTime);
    const owner = this.#rule.ownerFrom(0, currentTime);
    return owner === NOBODY ? undefined : owner;
  }

  ownersAt(currentTime: number): readonly number[] {
    requireFinite("currentTime", currentTime);
    const owners: number[] = [];
    let owner = this.#rule.ownerFrom(0, currentTime);
    while (owner !== NOBODY) {
      owners.push(owner);
      owner = this.#rule.ownerFrom(owner + 1, currentTime);
    }
    return owners;
  }
}

function regimeOf(protocol: Protocol, totalRunners: number, slotSeconds: number, marginSeconds: number): CycleRegime {
  if (totalRunners === 1) return "alone";
  // Written as the protocols write it: the first position's window ends at 0 + slot - margin.
  return slotSeconds - marginSeconds <= 0 ? PROTOCOLS[protocol].withoutRoom : "margin";
}

function windowLength(regime: CycleRegime, slotSeconds: number, marginSeconds: number): number {
  switch (regime) {
    case "alone":
      return slotSeconds;
    case "margin":
      return slotSeconds - marginSeconds;
    case "half-slot":
      return slotSeconds / 2;
    case "nobody":
      return 0;
  }
}

/** Slot less window, without a subtraction that would blur the last bit. */
function gapLength(regime: CycleRegime, slotSeconds: number, marginSeconds: number): number {
  switch (regime) {
    case "alone":
      return 0;
    case "margin":
      return marginSeconds;
    case "half-slot":
      return slotSeconds / 2;
    case "nobody":
      return slotSeconds;
  }
}
