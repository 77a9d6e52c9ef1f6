/** Names the argument, its value and what is allowed: every refusal of this package reads the same. */
export function refuse(argument: string, value: unknown, allowed: string): never {
  throw new RangeError(`${argument} is ${describe(value)}, but must be ${allowed}`);
}

/** As it would be written. Of an object only its kind: asking it for a text can fail, or give none. */
function describe(value: unknown): string {
  switch (typeof value) {
    case "string":
      return JSON.stringify(value);
    case "bigint":
      return `${value}n`;
    case "function":
      return "a function";
    case "object":
      return value === null ? "null" : Array.isArray(value) ? "an array" : "an object";
    default:
      return Object.is(value, -0) ? "-0" : String(value);
  }
}

export function requireFinite(argument: string, value: number): void {
  if (!Number.isFinite(value)) refuse(argument, value, "a finite number");
}

export function requireAtLeastZero(argument: string, value: number): void {
  if (!(Number.isFinite(value) && value >= 0)) refuse(argument, value, "a finite number of at least 0");
}

/** An interval must be positive, and still finite once it is turned into seconds. */
export function requireIntervalMinutes(argument: string, minutes: number): void {
  // The type first: a product would take null for 0 and "3" for 3.
  if (!(typeof minutes === "number" && minutes > 0 && Number.isFinite(minutes * 60)))
    refuse(argument, minutes, "a finite number of minutes above 0");
}

/** Not negative, and still finite in seconds. */
export function requireMinutes(argument: string, minutes: number): void {
  if (!(typeof minutes === "number" && minutes >= 0 && Number.isFinite(minutes * 60)))
    refuse(argument, minutes, "a finite number of minutes of at least 0");
}

export function requireCount(argument: string, value: number, least: number, most: number): void {
  if (!(Number.isInteger(value) && value >= least && value <= most)) {
    refuse(argument, value, `a whole number from ${least} to ${most}`);
  }
}
