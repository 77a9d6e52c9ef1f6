import { sharedName } from "@slotwise/project";
import { scheduleOf } from "../crons/cron.js";
import type { CronSetting } from "../crons/cron-setting.js";
import { cronLosses } from "../fleets/cron-losses.js";
import type { SlotJudgement } from "../fleets/slot-judgement.js";
import type { DocumentPlace } from "./place.js";
import type { ProblemFix, RuleContext } from "./rule.js";

/**
 * The nearest minute at which a cron loses nothing, of one that ticks at a minute: `0 3 * * *` is `2 3 * * *` then. Nothing for
 * one that stands where others have it as well, or as something else than its own text.
 */
export function* movedCron(
  { siblings }: RuleContext,
  cron: CronSetting,
  { document, range }: DocumentPlace,
): Generator<ProblemFix> {
  const { expression } = cron.schedule;
  const written = document.source.text.slice(range.start, range.end);
  const [before, behind, ...more] = written.split(expression);
  const parts = /^(\d{1,2})(\s+\S.*)$/.exec(expression);
  const [minute, rest] = [Number(parts?.[1]), parts?.[2]];
  if (before === undefined || behind === undefined || more.length > 0 || rest === undefined) return;
  if (minute > 59 || sharedName(document, range) !== undefined) return;
  const having = siblings.flatMap(({ judgements }) => judgements).filter((judgement) => hasCron(judgement, cron));
  const moved = minutesNear(minute)
    .map((each) => `${each}${rest}`)
    .find((each) => having.every((judgement) => serves(judgement, cron, each)));
  if (moved === undefined) return;
  const newText = `${before}${moved}${behind}`;
  yield { title: `Let it tick at ${JSON.stringify(moved)}`, safe: false, edits: [{ document, range, newText }] };
}

/** Whoever wants a job at a time wants it about then. */
const MOST_MINUTES_AWAY = 30;

/** Within its hour, the nearest first, of two as near the later. */
function minutesNear(minute: number): readonly number[] {
  return Array.from({ length: MOST_MINUTES_AWAY }, (_, index) => index + 1)
    .flatMap((away) => [minute + away, minute - away])
    .filter((each) => each >= 0 && each <= 59);
}

function hasCron({ crons }: SlotJudgement, { field, schedule }: CronSetting): boolean {
  return crons.some((each) => each.field === field && each.schedule.expression === schedule.expression);
}

function serves(judgement: SlotJudgement, cron: CronSetting, expression: string): boolean {
  const schedule = scheduleOf(expression);
  return schedule !== undefined && cronLosses({ ...judgement, crons: [{ ...cron, schedule }] }).length === 0;
}
