import { rememberFor, type SettingsDocument, type TextRange } from "@slotwise/project";
import { scheduleOf } from "./cron.js";
import type { CronSetting } from "./cron-setting.js";

/** A cron that code gives to a task, and where it stands. */
export interface PlacedCron {
  readonly document: SettingsDocument;
  readonly range: TextRange;
  readonly expression: string;
  /** Whether the task starts when it ticks; otherwise it waits for something else as well. */
  readonly isEnough: boolean;
}

/** What people gave to their tasks, each place once: a constant may be given to several. */
export function codeCronsOf(documents: readonly SettingsDocument[]): readonly PlacedCron[] {
  return documents.flatMap(cronsIn);
}

const cronsIn = rememberFor((document: SettingsDocument): readonly PlacedCron[] => {
  const byPlace = new Map((document.code?.crons ?? []).map((cron) => [cron.range.start, { document, ...cron }]));
  return [...byPlace.values()];
});

/** Their expressions, as the settings that are crons; one that never ticks loses nothing. */
export function codeCronSettings(documents: readonly SettingsDocument[]): readonly CronSetting[] {
  const expressions = new Set(codeCronsOf(documents).map(({ expression }) => expression));
  return [...expressions].flatMap((expression) => {
    const schedule = scheduleOf(expression);
    return schedule === undefined ? [] : [{ field: codeCronName(expression), schedule, isInCode: true }];
  });
}

/** What a cron in code is called: `on_cron("0 3 * * *")`. */
export function codeCronName(expression: string): string {
  return `on_cron(${JSON.stringify(expression)})`;
}
