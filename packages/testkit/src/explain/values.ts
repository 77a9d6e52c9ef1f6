import { formatInstant, type Instant } from "@slotwise/core";
import { UNSUPPORTED } from "../implementation.js";

/** A value as a person reads it: instants as times, numbers in their shortest exact form. */
export function formatValue(value: unknown): string {
  if (typeof value === "bigint") return formatInstant(value as Instant);
  if (typeof value === "string") return value;
  if (value === UNSUPPORTED) return "unsupported";
  if (value instanceof Error) return `refused: ${value.message}`;
  if (Object.is(value, -0)) return "-0";
  if (typeof value === "object" && value !== null) {
    const fields = Object.entries(value).map(([name, field]) => `${name} ${formatValue(field)}`);
    return fields.join(", ");
  }
  return String(value);
}

/** A duration in minutes, with its seconds. */
export function formatMinutes(minutes: number): string {
  return `${minutes} min (${minutes * 60} s)`;
}
