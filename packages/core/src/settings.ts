import { refuse, requireAtLeastZero, requireIntervalMinutes, requireMinutes } from "./argument.js";

/** The two settings that pynenc 0.1.0 to 0.2.3 cuts the cycle by. */
export interface SlotWindowSettings {
  /** Length of the repeating cycle. pynenc: `atomic_service_interval_minutes`. */
  readonly serviceIntervalMinutes: number;
  /** Taken off the end of every slot. pynenc: `atomic_service_spread_margin_minutes`. */
  readonly spreadMarginMinutes: number;
}

/** All settings that decide who may start when, under any protocol. */
export interface SlotSettings extends SlotWindowSettings {
  /** A start later than this fraction of the window is refused; only between 0 and 1, both excluded, has it an effect. */
  readonly maxStartSlotFraction: number;
  /** A runner younger than this may not start; 0 turns it off. */
  readonly membershipStabilizationSeconds: number;
}

/** pynenc's own defaults. */
export const DEFAULT_SLOT_SETTINGS: SlotSettings = Object.freeze({
  serviceIntervalMinutes: 5,
  spreadMarginMinutes: 1,
  maxStartSlotFraction: 0.5,
  membershipStabilizationSeconds: 0,
});

/**
 * Checks settings once and freezes them; what is left out gets pynenc's default.
 * @throws RangeError that names the setting, its value and what is allowed
 */
export function createSlotSettings(settings: Partial<SlotSettings> = {}): SlotSettings {
  const complete = { ...DEFAULT_SLOT_SETTINGS, ...settings };
  requireSlotSettings(complete);
  return Object.freeze(complete);
}

/** For settings that came from somewhere else than `createSlotSettings`: every one must be there and usable. */
export function requireSlotSettings(settings: SlotSettings): void {
  if (typeof settings !== "object" || settings === null) refuse("settings", settings, "made by createSlotSettings");
  requireSlotWindowSettings(settings);
  requireStartFraction(settings.maxStartSlotFraction);
  requireAtLeastZero("membershipStabilizationSeconds", settings.membershipStabilizationSeconds);
}

export function requireSlotWindowSettings(settings: SlotWindowSettings): void {
  requireIntervalMinutes("serviceIntervalMinutes", settings.serviceIntervalMinutes);
  requireMinutes("spreadMarginMinutes", settings.spreadMarginMinutes);
}

/** pynenc takes any fraction and ignores those outside (0, 1); only what is no number at all is refused. */
export function requireStartFraction(fraction: number): void {
  if (!Number.isFinite(fraction)) refuse("maxStartSlotFraction", fraction, "a finite number");
}
