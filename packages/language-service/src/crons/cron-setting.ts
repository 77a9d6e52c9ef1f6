import { classNamed, fieldsOf, type ResolvedApp } from "@slotwise/project";
import { type CronSchedule, scheduleOf } from "./cron.js";

/** A setting that is a cron, or one that code gives to a task, and when it ticks. */
export interface CronSetting {
  /** The setting's name; of one in code what stands there. */
  readonly field: string;
  readonly schedule: CronSchedule;
  readonly isInCode?: boolean;
}

/** The crons in force; one that is no expression never ticks, so it loses nothing. */
export function cronSettingsOf(app: ResolvedApp): readonly CronSetting[] {
  return cronFields(app).flatMap((field) => {
    const coerced = app.pynenc.get(field)?.coerced;
    const schedule = coerced !== undefined && "value" in coerced ? scheduleOf(String(coerced.value)) : undefined;
    return schedule === undefined ? [] : [{ field, schedule }];
  });
}

const APPLICATION = classNamed("ConfigPynenc");
const CRON_FIELDS: readonly string[] = [...(APPLICATION === undefined ? [] : fieldsOf(APPLICATION).values())]
  .filter(({ format }) => format === "cron")
  .map(({ name }) => name);

/** The names of an application's settings that are crons. */
export function cronFields({ pynenc }: ResolvedApp): readonly string[] {
  return CRON_FIELDS.filter((field) => pynenc.get(field) !== undefined);
}
