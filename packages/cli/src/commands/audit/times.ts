import { HOUR, MINUTE, type Microseconds, SECOND } from "@slotwise/audit";
import { parseInstant } from "@slotwise/core";
import { parseDuration } from "@slotwise/words";
import { UsageError } from "../../host/host.js";

const DAY: Microseconds = 24 * HOUR;

/** A duration behind an option. */
export function durationOption(option: string, text: string): Microseconds {
  const seconds = parseDuration(text);
  if (seconds !== undefined && seconds >= 1e-6 && seconds <= MOST_SECONDS) return Math.round(seconds * SECOND);
  throw new UsageError(
    `${option} is "${text}", but must be a duration with a unit, such as 1h or 90min, up to ten years`,
  );
}

const MOST_SECONDS = 3660 * 86_400;

/**
 * An instant behind an option: ISO 8601, by UTC where no zone stands there, or a time of day, which is then the last such
 * one before now.
 */
export function instantOption(option: string, text: string, now: Microseconds): Microseconds {
  const time = /^(\d{1,2}):(\d{2})(?::(\d{2}))?\s*(?:Z|UTC)?$/i.exec(text.trim());
  if (time !== null) {
    const [hours, minutes, seconds] = [Number(time[1]), Number(time[2]), Number(time[3] ?? 0)];
    if (hours < 24 && minutes < 60 && seconds < 60) {
      const ofDay = hours * HOUR + minutes * MINUTE + seconds * SECOND;
      const today = Math.floor(now / DAY) * DAY + ofDay;
      return today <= now ? today : today - DAY;
    }
  }
  try {
    const instant = Number(parseInstant(withZone(text.trim())));
    if (Number.isSafeInteger(instant)) return instant;
  } catch {
    // Told below, in the words of the option.
  }
  throw new UsageError(`${option} is "${text}", but must be a time such as 2026-01-31T14:05:00Z, or 14:05 (UTC)`);
}

/** Seconds and a zone may be left out. */
function withZone(text: string): string {
  const parts =
    /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::(\d{2}(?:\.\d{1,6})?))?)?\s*(Z|UTC|[+-]\d{2}:?\d{2})?$/i.exec(text);
  if (parts === null) return text;
  const [, day, minutes = "00:00", seconds = "00", zone = "Z"] = parts;
  return `${day}T${minutes}:${seconds}${/^(?:z|utc)$/i.test(zone) ? "Z" : zone}`;
}
