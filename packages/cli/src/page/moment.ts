import type { PageData, PageRow } from "./page-data.js";

/**
 * `12.3 s`: to the millisecond, and to the microsecond where the whole picture is less than a second. As a clock on a
 * wall shows it `2026-11-29 14:05:30 UTC`, with milliseconds where the picture is short enough for them.
 */
export function momentWords(time: number, { from, to, clock }: Pick<PageData, "from" | "to" | "clock">): string {
  if (clock === "elapsed") return `${Number((time / 1e6).toFixed(to - from < 1e6 ? 6 : 3))} s`;
  const date = new Date(time / 1e3);
  if (Number.isNaN(date.getTime())) return "at no time that a calendar has";
  const text = date.toISOString().replace("T", " ").slice(0, -1);
  return `${to - from < MOST_EXACT ? text : text.slice(0, -".000".length)} UTC`;
}

/** Ten minutes. */
const MOST_EXACT = 600e6;

/** `Runner 1 and runner 4 execute at once.` and what refuses every start. */
export function executionWords(time: number, rows: readonly PageRow[]): string {
  const names = rows
    .filter(({ executions }) => executions.some(({ from, to }) => from <= time && (to === null || time < to)))
    .map(({ name }) => name);
  const words =
    names.length === 0
      ? "nobody executes"
      : `${names.join(" and ")} ${names.length === 1 ? "executes" : "execute at once"}`;
  const blocking = rows
    .filter(({ blocks }) => blocks.some(({ from, to }) => from <= time && time <= to))
    .map(({ name }) => ` The record of ${name} refuses every start.`);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.${blocking.join("")}`;
}

/** When the next thing happens; undefined at the last. */
export function nextEvent(time: number, { events }: Pick<PageData, "events">): number | undefined {
  return events.find((at) => at > time);
}

/** When the last thing before happened; undefined at the first. */
export function previousEvent(time: number, { events }: Pick<PageData, "events">): number | undefined {
  return events.findLast((at) => at < time);
}
