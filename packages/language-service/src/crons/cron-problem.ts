import { scheduleOf } from "./cron.js";
import { cronFieldsOf, readCron } from "./cron-expression.js";
import { cronTicksOf } from "./cron-ticks.js";

/**
 * What comes of a cron that pynenc does not take, or that never ticks, and why; undefined where nothing is wrong with it.
 *
 * @param cron as the subject of a sentence
 * @param refusal what pynenc does with one that it does not take
 */
export function cronProblem(cron: string, expression: string, refusal: string): string | undefined {
  if (scheduleOf(expression) !== undefined) return undefined;
  const fields = cronFieldsOf(expression);
  if (fields.length !== 5 && fields.length !== 7) {
    const count = `${fields.length} ${fields.length === 1 ? "field" : "fields"}`;
    return `${refusal}: ${cron} has ${count} instead of five (minute, hour, day, month, weekday)`;
  }
  if (readCron(expression) === undefined) return `${refusal}: ${cron} is no cron expression`;
  // pynenc takes it; when it ticks is not known here.
  if (cronTicksOf(expression) === undefined) return undefined;
  return `a runner ends with an error as soon as it has run this once, as it does at first, and looks for the next tick: ${cron} never ticks`;
}
