import { scheduleOf } from "./cron.js";
import { cronFieldsOf, readCron } from "./cron-expression.js";
import { cronTicksOf } from "./cron-ticks.js";

/**
 * What is wrong with a cron, to follow its expression: "is no cron expression: ..."; undefined where nothing is.
 *
 * @param refusal what pynenc does with one that it does not take
 */
export function cronProblem(expression: string, refusal: string): string | undefined {
  if (scheduleOf(expression) !== undefined) return undefined;
  const fields = cronFieldsOf(expression);
  if (fields.length !== 5 && fields.length !== 7) {
    const count = `${fields.length} ${fields.length === 1 ? "field" : "fields"}`;
    return `has ${count} instead of five (minute, hour, day, month, weekday): ${refusal}`;
  }
  if (readCron(expression) === undefined) return `is no cron expression: ${refusal}`;
  // pynenc takes it; when it ticks is not known here.
  if (cronTicksOf(expression) === undefined) return undefined;
  return "never ticks: a runner that has run it once, as it does at first, ends with an error when it looks for the next tick";
}
