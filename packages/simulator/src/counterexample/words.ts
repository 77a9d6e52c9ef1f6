import { HOUR, MINUTE, type Microseconds, SECOND } from "../time/microseconds.js";

/** Up to this, times are told in seconds, because pynenc's own numbers are compared there. */
const MOST_SECONDS: Microseconds = 15 * MINUTE;

/** A time or a duration, exactly: no digit that decides anything is rounded away. `225 s`, `12 min 5 s`, `0.000001 s`. */
export function exactTime(time: Microseconds): string {
  if (time < 0) return `-${exactTime(-time)}`;
  if (time < MOST_SECONDS) return `${exactSeconds(time)} s`;
  const hours = Math.floor(time / HOUR);
  const minutes = Math.floor((time - hours * HOUR) / MINUTE);
  const rest = time - hours * HOUR - minutes * MINUTE;
  const parts = [
    hours > 0 ? `${hours} h` : "",
    minutes > 0 ? `${minutes} min` : "",
    rest > 0 ? `${exactSeconds(rest)} s` : "",
  ];
  return parts.filter((part) => part !== "").join(" ");
}

/** The same, where a microsecond is told as such. */
export function exactDuration(duration: Microseconds): string {
  if (duration > 0 && duration < 1000) return duration === 1 ? "a microsecond" : `${duration} microseconds`;
  return exactTime(duration);
}

function exactSeconds(time: Microseconds): string {
  // A cycle may be a fraction of a microsecond; more digits than a double has mean nothing.
  if (!Number.isInteger(time)) return String(Number((time / SECOND).toPrecision(15)));
  const whole = Math.floor(time / SECOND);
  const fraction = String(time - whole * SECOND).padStart(6, "0");
  return `${whole}.${fraction}`.replace(/\.?0+$/, "");
}

/**
 * A stretch of time from its first microsecond to just before `closes`: `from 75 s to 90 s`, and `through` where it is
 * the last microsecond that is a round number.
 */
export function stretchWords(opens: Microseconds, closes: Microseconds): string {
  const [end, last] = [exactTime(closes), exactTime(closes - 1)];
  return last.length < end.length ? `from ${exactTime(opens)} through ${last}` : `from ${exactTime(opens)} to ${end}`;
}

/** How long such a stretch lasts. */
export function stretchLength(opens: Microseconds, closes: Microseconds): string {
  const [length, shorter] = [exactDuration(closes - opens), exactDuration(closes - 1 - opens)];
  return closes - opens > 1000 && shorter.length < length.length ? shorter : length;
}

/** `runners 1 to 4`, `runners 1 and 3`: in the order given. */
export function runnerList(ids: readonly string[]): string {
  const numbers = ids.map(numberOf);
  if (ids.length === 1) return ids[0] ?? "";
  if (numbers.some((number) => number === undefined)) return listed(ids);
  const isRun = numbers.every((number, index) => index === 0 || number === (numbers[index - 1] ?? 0) + 1);
  return isRun && ids.length > 2
    ? `runners ${numbers[0]} to ${numbers.at(-1)}`
    : `runners ${listed(numbers.map((number) => String(number)))}`;
}

/** `a, b and c`. */
export function listed(words: readonly string[]): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

export function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? "" : "s"}`;
}

/** With a capital, as a sentence begins. */
export function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

function numberOf(id: string): number | undefined {
  const match = /^runner (\d+)$/.exec(id);
  return match === null ? undefined : Number(match[1]);
}
