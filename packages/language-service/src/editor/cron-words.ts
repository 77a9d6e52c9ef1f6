import { findLosableTick } from "@slotwise/core";
import { remember } from "@slotwise/project";
import cronstrue from "cronstrue";
import type { Analysis } from "../analysis/analysis.js";
import { comingWithNeighbours } from "../crons/coming-ticks.js";
import { scheduleOf } from "../crons/cron.js";
import { forgetfulStoreOf } from "../crons/cron-memory-of.js";
import { cronTicksOf } from "../crons/cron-ticks.js";
import { isSchedulerOff, servesCrons } from "../crons/serves-crons.js";
import type { SlotJudgement } from "../fleets/slot-judgement.js";
import { runnersWord } from "./fleet-words.js";

/** A cron in plain words, `every 5 minutes`; undefined where it is none that pynenc takes. */
export const cronWords: (expression: string) => string | undefined = remember(64, String, readWords);

function readWords(expression: string): string | undefined {
  const fields = cronTicksOf(expression)?.fields;
  if (fields === undefined || scheduleOf(expression) === undefined) return undefined;
  try {
    const words = cronstrue.toString(fields.join(" "), { use24HourTimeFormat: true, verbose: false });
    return words.charAt(0).toLowerCase() + words.slice(1);
  } catch {
    return undefined;
  }
}

/** When a cron runs as well, whatever it says: `when a runner starts`; undefined where it keeps to its ticks. */
export function offTickWords({ app, judgements, documents }: Analysis): string | undefined {
  const isOff = isSchedulerOff(app, documents);
  const isSo = forgetfulStoreOf(app) !== undefined && judgements.some(({ behaviour }) => servesCrons(behaviour, isOff));
  return isSo ? "when a runner starts" : undefined;
}

/** A tick to come. */
export interface ComingTick {
  /** Seconds since the epoch. */
  readonly time: number;
  /** Such as "can be lost with 4 runners"; undefined where it is served for certain. */
  readonly loss: string | undefined;
}

/**
 * The next ticks of a cron in UTC, each with whether a fleet can lose it.
 *
 * @param judgements of the deployment that the cron belongs to; without any, nothing is said of losses
 * @param nowSeconds since the epoch
 */
export function comingTicks(
  expression: string,
  judgements: readonly SlotJudgement[],
  nowSeconds: number,
): readonly ComingTick[] {
  return comingWithNeighbours(expression, nowSeconds).map((around) => ({
    time: around[1],
    loss: lossWords(judgements, around),
  }));
}

function lossWords(
  judgements: readonly SlotJudgement[],
  [previous, tick, next]: readonly [number | undefined, number, number | undefined],
): string | undefined {
  // Without neighbours a tick is as far from them as a day.
  const ticks = [previous ?? tick - 86_400, tick, next ?? tick + 86_400];
  for (const judgement of judgements) {
    if (judgement.crons.length === 0) continue;
    for (const totalRunners of sizesOf(judgement)) {
      const loss = findLosableTick(judgement.fleetOf(totalRunners), ticks);
      if (loss === undefined) continue;
      const version = judgements.length > 1 ? ` under pynenc ${judgement.behaviour.name}` : "";
      const certainty = loss.certainty === "always" ? "is lost" : "can be lost";
      return `${certainty} with ${runnersWord(totalRunners)}${version}`;
    }
  }
  return undefined;
}

const MOST_SIZES = 10;

/** The sizes declared, the smallest of them; where none is declared, those that most fleets have. */
function* sizesOf({ sizes }: SlotJudgement): Generator<number> {
  const least = sizes?.least ?? 1;
  for (let size = least; size <= Math.min(sizes?.most ?? MOST_SIZES, least + MOST_SIZES - 1); size++) yield size;
}
