import { type AtomicServiceClaim, formatInstant, type Instant } from "@slotwise/core";
import { UNSUPPORTED } from "../contract/implementation.js";

/** A value as a person reads it: numbers in their shortest exact form, and of a record the instants as times. */
export function formatValue(value: unknown): string {
  if (typeof value === "string") return value;
  if (value === UNSUPPORTED) return "unsupported";
  if (value instanceof Error) return `refused: ${value.message}`;
  if (Object.is(value, -0)) return "-0";
  if (typeof value === "object" && value !== null) {
    const fields = Object.entries(value).map(([name, field]) => `${name} ${formatField(name, field)}`);
    return fields.join(", ");
  }
  return String(value);
}

/** The value of a record's field. An instant is a number like any other: only its name tells that it is one. */
export function formatField(name: string, value: unknown): string {
  const isInstant = typeof value === "bigint" || Number.isSafeInteger(value);
  return isInstant && INSTANT_FIELDS.has(name) ? formatInstant(value as Instant) : formatValue(value);
}

const INSTANT_FIELDS: ReadonlySet<string> = new Set<keyof AtomicServiceClaim>(["slotStart", "slotEnd", "cycleStart"]);

/** A duration in minutes, with its seconds. */
export function formatMinutes(minutes: number): string {
  return `${minutes} min (${minutes * 60} s)`;
}
