import type { Fleet } from "@slotwise/core";
import { remember } from "@slotwise/project";
import { type CronTick, type CyclePin, cronPins } from "@slotwise/timeline";
import { comingWithNeighbours } from "../crons/coming-ticks.js";
import type { SlotJudgement } from "./slot-judgement.js";

/** The next ticks of the crons that a fleet serves. Crons that say the same count once, and more than a few not. */
function comingTicksOf({ crons }: SlotJudgement, nowSeconds: number): readonly CronTick[] {
  const expressions = [...new Set(crons.map(({ schedule }) => schedule.expression))];
  return expressions.slice(0, MOST_CRONS).flatMap((expression) =>
    comingWithNeighbours(expression, nowSeconds).map((around) => ({
      label: `${expression} at ${new Date(around[1] * 1000).toISOString().slice(11, 16)} UTC`,
      around,
    })),
  );
}

const MOST_CRONS = 4;

/** Where in a fleet's cycle the next ticks of its crons fall, and which of them it can lose. */
export function fleetPins(judgement: SlotJudgement, fleet: Fleet, nowSeconds: number): readonly CyclePin[] {
  return judgement.crons.length === 0 ? [] : pinsInMinute(judgement, fleet, Math.floor(nowSeconds / 60));
}

/** Crons tick on the minute, so within one nothing changes, and a picture is asked for at every keystroke. */
const pinsInMinute = remember(
  32,
  ({ crons }: SlotJudgement, fleet: Fleet, minute: number) =>
    `${minute} ${crons.map(({ schedule }) => schedule.expression).join("|")} ${JSON.stringify(fleet)}`,
  (judgement, fleet, minute) => cronPins(fleet, comingTicksOf(judgement, minute * 60)),
);
