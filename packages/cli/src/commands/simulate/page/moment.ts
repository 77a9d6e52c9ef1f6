import type { PageData, PageRow } from "./page-data.js";

/** `12.3 s`: to the millisecond, and to the microsecond where the whole picture is less than a second. */
export function timeWords(time: number, { from, to }: Pick<PageData, "from" | "to">): string {
  return `${Number((time / 1e6).toFixed(to - from < 1e6 ? 6 : 3))} s`;
}

/** `Runner 1 and runner 4 execute at once.` */
export function executionWords(time: number, rows: readonly PageRow[]): string {
  const names = rows
    .filter(({ executions }) => executions.some(({ from, to }) => from <= time && (to === null || time < to)))
    .map(({ name }) => name);
  const words =
    names.length === 0
      ? "nobody executes"
      : `${names.join(" and ")} ${names.length === 1 ? "executes" : "execute at once"}`;
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

/** When the next thing happens; undefined at the last. */
export function nextEvent(time: number, { events }: Pick<PageData, "events">): number | undefined {
  return events.find((at) => at > time);
}

/** When the last thing before happened; undefined at the first. */
export function previousEvent(time: number, { events }: Pick<PageData, "events">): number | undefined {
  return events.findLast((at) => at < time);
}
