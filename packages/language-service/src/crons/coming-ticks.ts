import { scheduleOf, type TickWithNeighbours } from "./cron.js";
import { cronTicksOf } from "./cron-ticks.js";

/** The next ticks of a cron in UTC, in seconds since the epoch, each with those before and after it. */
export function comingWithNeighbours(expression: string, nowSeconds: number): readonly TickWithNeighbours[] {
  const ticks = cronTicksOf(expression);
  if (ticks === undefined || scheduleOf(expression) === undefined) return [];
  const times = [ticks.latestAt(nowSeconds) ?? nowSeconds - 86_400];
  while (times.length < COUNT + 2) {
    const next = ticks.firstFrom((times.at(-1) as number) + 1);
    if (next === undefined) break;
    times.push(next);
  }
  return times.slice(1, -1).map((time, index) => [times[index] as number, time, times[index + 2] as number]);
}

const COUNT = 5;
