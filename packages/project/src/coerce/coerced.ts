import type { ConfigField } from "@slotwise/pynenc";

/** What decides about a raw value. */
export type CoercingField = Pick<ConfigField, "name" | "type" | "values" | "mapper">;

/** What Python makes of a raw value. */
export type Coerced =
  | { readonly kind: "value"; readonly value: CoercedValue }
  /** A value, but hardly the one that was meant; `surprise` says what happened to it. */
  | { readonly kind: "surprise"; readonly value: CoercedValue; readonly surprise: string }
  /** Whatever it will be when the process is started. */
  | { readonly kind: "unknown" }
  /** pynenc does not start; `isRange` where the value is of the right kind, and pynenc checks more than that. */
  | { readonly kind: "error"; readonly reason: string; readonly isRange?: true };

/** A bigint only for a whole number that no double holds. */
export type CoercedValue = string | number | bigint | boolean | readonly string[];

export function value(coerced: CoercedValue): Coerced {
  return { kind: "value", value: coerced };
}

export function surprise(coerced: CoercedValue, text: string): Coerced {
  return { kind: "surprise", value: coerced, surprise: text };
}

export function error(reason: string): Coerced {
  return { kind: "error", reason };
}

export function outOfRange(reason: string): Coerced {
  return { kind: "error", reason, isRange: true };
}
