import {
  CRON_REST_SECONDS,
  CRON_TICK_AGE_SECONDS,
  checkPeriodSeconds,
  cycleOf,
  type Fleet,
  idlePeriodSeconds,
  isOpenAllTheTime,
} from "@slotwise/core";
import { rememberFor } from "@slotwise/project";
import { formatDuration } from "@slotwise/words";
import { codeCronsOf } from "../crons/code-crons.js";
import { type CronSchedule, meetsDaily, utcMinute } from "../crons/cron.js";
import type { CronSetting } from "../crons/cron-setting.js";
import { type CronLoss, cronLosses } from "../fleets/cron-losses.js";
import type { SlotJudgement } from "../fleets/slot-judgement.js";
import { refusesStart } from "../fleets/start-refusals.js";
import { cronFixes } from "./cron-fixes.js";
import { withRunners } from "./fleet-words.js";
import { mergeReleases } from "./merge-releases.js";
import { type DocumentPlace, placeOf, valueOrigin } from "./place.js";
import type { Problem, Rule, RuleContext } from "./rule.js";

/** A cron tick falls where nobody looks. */
export const cronTickLost: Rule = {
  name: "cron-tick-lost",
  summary: "a cron tick can pass while nobody looks",
  severity: "warning",
  group: "slots",
  check: (context) => {
    // One cron may stand at several tasks: the same words at each of them.
    const byPlace = new Map<string, Problem[]>();
    for (const problem of context.judgements.flatMap((judgement) => problemsOf(judgement, context))) {
      const place = `${problem.document.source.name} ${problem.range.start}`;
      byPlace.set(place, [...(byPlace.get(place) ?? []), problem]);
    }
    return [...byPlace.values()].flatMap((found) => mergeReleases(found));
  },
};

function problemsOf(judgement: SlotJudgement, context: RuleContext): readonly Problem[] {
  const { releases } = judgement.behaviour;
  const found: Problem[] = [];
  for (const { loss, message } of lossesInWords(judgement)) {
    for (const { document, range } of placesOf(loss.cron, context)) {
      // Crons that nobody set share a place, and there the first stands for all.
      const isTold = found.some(
        (each) => each.range.start === range.start && each.document.source.name === document.source.name,
      );
      const fixes = () => cronFixes(context, loss.cron, { document, range }, loss.fleet.totalRunners);
      if (!isTold) found.push({ document, range, message, releases, fixes });
    }
  }
  return found;
}

/** Where a cron stands: one in code at every task that has it. */
function placesOf({ field, schedule, isInCode }: CronSetting, context: RuleContext): readonly DocumentPlace[] {
  if (isInCode === true) {
    return codeCronsOf(context.documents).filter(({ expression }) => expression === schedule.expression);
  }
  return [valueOrigin(context.app.pynenc.get(field)) ?? placeOf(context, ["atomic_service_interval_minutes"])];
}

/** What is lost of each cron, with the sentence that says so. */
export const lossesInWords: (judgement: SlotJudgement) => readonly LossInWords[] = rememberFor((judgement) =>
  (refusesStart(judgement) ? [] : cronLosses(judgement)).map((loss) => ({ loss, message: messageOf(judgement, loss) })),
);

interface LossInWords {
  readonly loss: CronLoss;
  readonly message: string;
}

function messageOf(judgement: SlotJudgement, loss: CronLoss): string {
  const { field, schedule, isInCode } = loss.cron;
  const { tickTime, certainty } = loss.tick;
  const lost = certainty === "always" ? `is lost ${howOften(judgement, schedule)}` : "can be lost";
  const others = judgement.sizes === undefined ? [] : loss.sizes.slice(1);
  const also = others.length === 0 ? "" : `; ticks are lost with ${listOfNumbers(others)} runners, too`;
  const name = isInCode === true ? field : `${field} (${schedule.expression})`;
  return `the tick of ${name} at ${utcMinute(tickTime)} UTC ${lost} ${withRunners(loss.fleet, judgement)}: ${because(loss)}${also}`;
}

/** Cycles and cron minutes are both counted from midnight, so what is lost once is lost again when they meet again. */
function howOften({ values }: SlotJudgement, schedule: CronSchedule): string {
  if (!meetsDaily(values.atomic_service_interval_minutes * 60)) return "on some days";
  return schedule.isDaily ? "every day" : "every time";
}

function because({ fleet, tick }: CronLoss): string {
  const served = `pynenc serves a tick for only ${CRON_TICK_AGE_SECONDS} s`;
  if (tick.certainty === "always") return `${served}, and nobody may start in those`;
  if (tick.cause === "silence") return `${served}, and ${lookers(fleet)} can look at other times`;
  return `${served}, and not within ${CRON_REST_SECONDS} s of the tick before: where that one was served late, every look can come too soon or too late`;
}

/** "runners that look every 30.42 s and may start for 15 s of a slot" */
function lookers(fleet: Fleet): string {
  const cycle = cycleOf(fleet);
  const { regime, safeStartSeconds } = cycle;
  const start = formatDuration(safeStartSeconds);
  const [idle, longest] = [idlePeriodSeconds(fleet), checkPeriodSeconds(fleet)];
  const afterwards = longest > idle ? ` (${formatDuration(longest)} where an execution is between)` : "";
  const looks = `every ${formatDuration(idle)}${afterwards}`;
  if (regime !== "alone") return `runners that look ${looks} and may start for ${start} of a slot`;
  if (isOpenAllTheTime(cycle)) return `a runner that looks ${looks}`;
  return `a runner that looks ${looks} and may start in the first ${start} of a cycle`;
}

/** `2, 4-6` */
function listOfNumbers(numbers: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const number of numbers) {
    const last = ranges.at(-1);
    if (last !== undefined && last[1] === number - 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`)).join(", ");
}
