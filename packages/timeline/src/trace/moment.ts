import type { Picture, Stretch } from "./picture.js";

/** A picture's times in microseconds, and how they are told: in seconds, or as instants since 1970 in UTC. */
export interface PictureTimes extends Stretch {
  readonly clock: "elapsed" | "utc";
}

/** When a runner executes, and when a record of it refuses everybody. */
export interface BusyRow {
  readonly name: string;
  /** `to` is null where it still executes when the picture ends. */
  readonly executions: readonly { readonly from: number; readonly to: number | null }[];
  readonly blocks: readonly Stretch[];
}

/**
 * `12.3 s`: to the millisecond, and to the microsecond where the whole picture is less than a second. As a clock on a
 * wall shows it `2026-11-29 14:05:30 UTC`, with milliseconds where the picture is short enough for them.
 */
export function momentWords(time: number, { from, to, clock }: PictureTimes): string {
  if (clock === "elapsed") return `${Number((time / 1e6).toFixed(to - from < 1e6 ? 6 : 3))} s`;
  const date = new Date(time / 1e3);
  if (Number.isNaN(date.getTime())) return "at no time that a calendar has";
  const text = date.toISOString().replace("T", " ").slice(0, -1);
  return `${to - from < MOST_EXACT ? text : text.slice(0, -".000".length)} UTC`;
}

/** Ten minutes. */
const MOST_EXACT = 600e6;

/** `Runner 1 and runner 4 execute at once.` and what refuses every start. */
export function executionWords(time: number, rows: readonly BusyRow[]): string {
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
export function nextEvent(time: number, { events }: { readonly events: readonly number[] }): number | undefined {
  return events.find((at) => at > time);
}

/** When the last thing before happened; undefined at the first. */
export function previousEvent(time: number, { events }: { readonly events: readonly number[] }): number | undefined {
  return events.findLast((at) => at < time);
}

/** The rows of a picture, as they are asked who executes: an execution that the picture's edge cuts off goes on. */
export function busyRows({ rows, to: end }: Pick<Picture, "rows" | "to">): readonly BusyRow[] {
  return rows.map(({ name, executions, blocks }) => ({
    name,
    executions: executions.map(({ from, to }) => ({ from, to: to < end ? to : null })),
    blocks,
  }));
}
