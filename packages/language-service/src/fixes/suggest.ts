import { LOCKLESS_PROMISES, smallestSafeInterval, smallestSafeMargin } from "@slotwise/core";
import { FIELDS } from "@slotwise/project";
import { losesMore } from "../fleets/cron-losses.js";
import { decimalsAbove, intervalsAbove } from "../fleets/nice-numbers.js";
import { smallestOffending } from "../fleets/offending-sizes.js";
import type { SlotValues } from "../fleets/slot-fields.js";
import type { SlotJudgement } from "../fleets/slot-judgement.js";
import { refusesStart } from "../fleets/start-refusals.js";
import { lossesInWords } from "../rules/cron-tick-lost.js";
import { lockInWords } from "../rules/lock-outlives-owner.js";
import { SLOT_RULES } from "../rules/slot-rules.js";

/** Settings that are safe for the sizes declared. */
export interface Suggestion {
  readonly kind: "suggestion";
  readonly values: Pick<SlotValues, SuggestedField>;
  /** Sentences about cron ticks that can be lost all the same; mostly there are none. */
  readonly lostTicks: readonly string[];
  /** A sentence about the store's lock, where a kill finds it so often that it is warned of; no setting prevents that. */
  readonly lock: string | undefined;
}

/** Why there is none. */
export interface NoSuggestion {
  readonly kind: "none";
  readonly reason: string;
}

export type SuggestedField = (typeof SUGGESTED_FIELDS)[number];

/** What is suggested, in the order in which it is written. */
export const SUGGESTED_FIELDS: readonly [
  "atomic_service_interval_minutes",
  "atomic_service_spread_margin_minutes",
  "atomic_service_check_interval_minutes",
  "runner_considered_dead_after_minutes",
] = [
  "atomic_service_interval_minutes",
  "atomic_service_spread_margin_minutes",
  "atomic_service_check_interval_minutes",
  "runner_considered_dead_after_minutes",
];

/** An execution may take a fifth longer than declared before the margin is used up. */
const MARGIN_HEADROOM = 1.2;

/**
 * Looks for settings that break no rule for any size declared, under every release judged. Widens the margin to what an
 * execution needs, and takes the shortest interval that then has room for everybody. Only to lose no cron's tick it goes
 * further: to a margin without room to spare, and to a shorter check interval. Where nothing helps, it says what is lost.
 *
 * @param judgements of one deployment, with the sizes declared
 */
export function suggestSettings(judgements: readonly SlotJudgement[]): Suggestion | NoSuggestion {
  const [first] = judgements;
  if (first === undefined) return { kind: "none", reason: "the settings cannot be judged as they are" };
  if (first.sizes === undefined) return { kind: "none", reason: "the number of runners is not declared" };
  let losingTicks: Suggestion | undefined;
  for (const check of checksFor(judgements)) {
    const looking = judgements.map((judgement) => judgement.with("atomic_service_check_interval_minutes", check));
    for (const judged of [safeWith(looking), tightWith(looking)].flatMap((each) => [...each])) {
      const [result] = judged;
      if (result === undefined) continue;
      const lock = judged.map(lockInWords).find((sentence) => sentence !== undefined);
      const suggestion: Suggestion = { kind: "suggestion", values: picked(result.values), lostTicks: [], lock };
      if (!judged.some((judgement) => losesMore(judgement, []))) return suggestion;
      losingTicks ??= {
        ...suggestion,
        lostTicks: lostTicksOf(judged),
      };
    }
  }
  return losingTicks ?? { kind: "none", reason: "no interval is long enough with this check interval and these times" };
}

/** Sentences about lost ticks; of what only some releases lose, those are named. */
function lostTicksOf(judged: readonly SlotJudgement[]): readonly string[] {
  const losses = judged.map((judgement) => new Set(lossesInWords(judgement).map(({ message }) => message)));
  return [...new Set(losses.flatMap((each) => [...each]))].map((message) => {
    const losing = judged.filter((_, index) => losses[index]?.has(message) === true);
    if (losing.length === judged.length) return message;
    return `${message} (pynenc ${losing.map(({ behaviour }) => behaviour.name).join(", ")})`;
  });
}

/** Everything safe with one check interval: a few margins and times until death, and for each a few intervals. */
function* safeWith(judgements: readonly SlotJudgement[]): Generator<readonly SlotJudgement[]> {
  const [first] = judgements;
  const most = first?.sizes?.most;
  if (first === undefined || most === undefined) return;
  const fleet = first.fleetOf(most);
  const executionSeconds = fleet.startDelaySeconds + (fleet.longestExecutionSeconds ?? 0) + fleet.clockSkewSeconds;
  const deadAfterMinutes = 3 * fleet.checkIntervalMinutes + (fleet.longestExecutionSeconds ?? 0) / 60;
  const deadAfters = [first.values.runner_considered_dead_after_minutes, ...decimalsAbove(deadAfterMinutes)];
  for (const margin of marginsFor(first.values.atomic_service_spread_margin_minutes, executionSeconds, most)) {
    for (const deadAfter of deadAfters) {
      const changed = judgements.map((judgement) =>
        judgement
          .with("atomic_service_spread_margin_minutes", margin)
          .with("runner_considered_dead_after_minutes", deadAfter),
      );
      const limits = changed.map((judgement) => smallestSafeInterval(judgement.fleetOf(most), LOCKLESS_PROMISES));
      if (limits.some(({ kind }) => kind !== "limit")) continue;
      const least = Math.max(...limits.map((limit) => (limit.kind === "limit" ? limit.value : 0)));
      let isFound = false;
      // The one in force last: where crons were chosen to meet its slots, a shorter one loses their ticks.
      const current = first.values.atomic_service_interval_minutes;
      for (const interval of new Set([...intervalsAbove(least), ...(current > least ? [current] : [])])) {
        const judged = changed.map((judgement) => judgement.with("atomic_service_interval_minutes", interval));
        if (!judged.every(isClean)) continue;
        isFound = true;
        yield judged;
      }
      // Alone the margin separates nobody, but the shortest interval has to be longer than it.
      if (isFound && most > 1) return;
    }
  }
}

/** The same with a margin that leaves no room to spare: under `slot-claim` that may be less than an execution takes. */
function* tightWith(judgements: readonly SlotJudgement[]): Generator<readonly SlotJudgement[]> {
  const [first] = judgements;
  const most = first?.sizes?.most;
  if (first === undefined || most === undefined) return;
  for (const interval of intervalsAbove(first.values.atomic_service_interval_minutes)) {
    const changed = judgements.map((judgement) => judgement.with("atomic_service_interval_minutes", interval));
    const limits = changed.map((judgement) => smallestSafeMargin(judgement.fleetOf(most), LOCKLESS_PROMISES));
    const least = Math.max(...limits.map((limit) => (limit.kind === "limit" ? limit.value : 0)));
    // Without any margin the store's lock alone keeps executions apart.
    if (least === 0) continue;
    for (const margin of decimalsAbove(least)) {
      const judged = changed.map((judgement) => judgement.with("atomic_service_spread_margin_minutes", margin));
      if (judged.every(isClean)) yield judged;
    }
  }
}

const CHECK = "atomic_service_check_interval_minutes";
const SHORTER_CHECKS_MINUTES: readonly number[] = [0.25, 0.2, 0.1];

/** Where a runner does not start for its check interval, pynenc's default is where to begin. */
function checksFor(judgements: readonly SlotJudgement[]): readonly number[] {
  const written = judgements[0]?.values[CHECK] ?? 0;
  const isRefused = written <= 0 && judgements.some(refusesStart);
  const current = isRefused ? Number(FIELDS.get(CHECK)?.field.default) : written;
  return [current, ...SHORTER_CHECKS_MINUTES.filter((minutes) => minutes < current)];
}

/** Judged again, by the rules themselves. */
function isClean(judgement: SlotJudgement): boolean {
  if (refusesStart(judgement)) return false;
  return SLOT_RULES.every(
    (rule) => rule.severity === "info" || smallestOffending(judgement, rule.offends) === undefined,
  );
}

const SHORTER_MARGINS_MINUTES: readonly number[] = [0.5, 0.2, 0.1];

/** A margin that was never larger than needed is kept only where nobody said how long an execution takes. */
function marginsFor(current: number, executionSeconds: number, runners: number): readonly number[] {
  const least = current > 0 ? current : 1;
  if (runners === 1) return [least, ...SHORTER_MARGINS_MINUTES.filter((minutes) => minutes < least)];
  if (executionSeconds === 0) return [least];
  return [...decimalsAbove((executionSeconds / 60) * MARGIN_HEADROOM)];
}

function picked(values: SlotValues): Suggestion["values"] {
  const result: Partial<Record<SuggestedField, number>> = {};
  for (const field of SUGGESTED_FIELDS) result[field] = values[field];
  return result as Suggestion["values"];
}
