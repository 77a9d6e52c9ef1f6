import { DAY, SECOND, WEEKDAY, YEAR } from "./cron-bounds.js";
import { type CronField, readCronField } from "./cron-field.js";

/** A cron as croniter reads it, which is pynenc's reader. */
export interface CronExpression {
  readonly minute: CronField;
  readonly hour: CronField;
  readonly day: CronField;
  readonly month: CronField;
  readonly weekday: CronField;
  /** Only where all seven fields are written. */
  readonly second: CronField | undefined;
  readonly year: CronField | undefined;
}

/** Undefined for what pynenc refuses. It takes five fields or seven, and a word for five; an expression may still never tick. */
export function readCron(expression: string): CronExpression | undefined {
  const written = cronFieldsOf(expression);
  if (written.length !== 5 && written.length !== 7) return undefined;
  const fields: CronField[] = [];
  for (const [index, field] of written.entries()) {
    const read = readCronField(field.toLowerCase(), index, written[index === DAY ? WEEKDAY : DAY] ?? "");
    if (read === undefined) return undefined;
    fields.push(read);
  }
  const [minute, hour, day, month, weekday] = fields as [CronField, CronField, CronField, CronField, CronField];
  return { minute, hour, day, month, weekday, second: fields[SECOND], year: fields[YEAR] };
}

/** The fields of an expression as they are written; those that a word such as `@daily` stands for. None of an empty one. */
export function cronFieldsOf(expression: string): readonly string[] {
  return (WORDS.get(expression.toLowerCase()) ?? expression).match(FIELD) ?? [];
}

/** Only spaces of ASCII are between fields. */
const FIELD = /[^ \t\n\v\f\r]+/g;

/** With space around it, a word is none. */
const WORDS: ReadonlyMap<string, string> = new Map([
  ["@hourly", "0 * * * *"],
  ["@daily", "0 0 * * *"],
  ["@midnight", "0 0 * * *"],
  ["@weekly", "0 0 * * 0"],
  ["@monthly", "0 0 1 * *"],
  ["@yearly", "0 0 1 1 *"],
  ["@annually", "0 0 1 1 *"],
]);
