import type { ResolvedApp } from "@slotwise/project";
import { type CronSchedule, scheduleOf } from "./cron.js";

/** A setting that is a cron, and when it ticks. */
export interface CronSetting {
  readonly field: string;
  readonly schedule: CronSchedule;
}

/** The crons in force; one that is no expression never ticks, so it loses nothing. */
export function cronSettingsOf(app: ResolvedApp): readonly CronSetting[] {
  return [...app.pynenc.values()].flatMap(({ field, coerced }) => {
    if (field.format !== "cron" || !("value" in coerced)) return [];
    const schedule = scheduleOf(String(coerced.value));
    return schedule === undefined ? [] : [{ field: field.name, schedule }];
  });
}
