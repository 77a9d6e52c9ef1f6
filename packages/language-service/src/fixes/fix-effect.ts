import { cycleOf, type Fleet, guarantee, longestSafeExecution, missedTurns, type PromiseName } from "@slotwise/core";
import { formatDuration, formatShare } from "@slotwise/words";
import { cronLosses } from "../fleets/cron-losses.js";
import { summarizeFleet } from "../fleets/fleet-summary.js";
import { type SlotChange, withValues } from "../fleets/slot-change.js";
import type { SlotJudgement } from "../fleets/slot-judgement.js";
import { refusesStart } from "../fleets/start-refusals.js";
import { PROMISE_WORDS } from "./promise-words.js";

/** What a fix does to a fleet, in phrases of a few words. Each is so, at its worst, under every release judged. */
export interface FixEffect {
  /** What somebody takes it for: "turns missed 50 % to 0". The most important comes first. */
  readonly gains: readonly string[];
  /** What is worse for it; mostly nothing. */
  readonly losses: readonly string[];
  /** "cycle unchanged", or how long it was and is. */
  readonly cycle: string;
  /** What else changes, for the better or as the other side of the same thing. */
  readonly further: readonly string[];
  /** The fleet of the size that the problem tells of, under the releases that it fares worst under. */
  readonly before: Fleet;
  readonly after: Fleet;
  /** Those releases: `0.2.4 to 0.4.0`. */
  readonly releases: string;
}

/** What comes of a change: worked out by judging the fleet as it is and as it would be. */
export function fixEffect({ values, before, totalRunners }: SlotChange): FixEffect | undefined {
  const after = before.map((judgement) => withValues(judgement, values));
  const worst = worstOf(before, totalRunners);
  const [was, is] = [before[worst], after[worst]];
  if (was === undefined || is === undefined) return undefined;
  const [old, fresh] = [measured(before, totalRunners), measured(after, totalRunners)];
  const changes = QUANTITIES.flatMap((quantity) => changeOf(quantity, old, fresh) ?? []);
  const kept = PROMISE_WORDS.filter(({ promise }) => old.broken.has(promise) && !fresh.broken.has(promise));
  const lost = PROMISE_WORDS.filter(({ promise }) => !old.broken.has(promise) && fresh.broken.has(promise));
  const [leading, others] = [changes.filter(({ isLeading }) => isLeading), changes.filter((each) => !each.isLeading)];
  const starts = old.refuses && !fresh.refuses ? ["runners start"] : [];
  return {
    gains: [...starts, ...betterOf(leading), ...kept.map((each) => each.kept)],
    losses: [...lost.map((each) => each.broken), ...worseOf(changes)],
    cycle: cycleWords(old.cycleMinutes, fresh.cycleMinutes),
    further: betterOf(others),
    before: was.fleetOf(totalRunners),
    after: is.fleetOf(totalRunners),
    releases: was.behaviour.name,
  };
}

/** The effect for a title: its first gains, all of its losses, and what becomes of the cycle. */
export function effectInShort({ gains, losses, cycle, further }: FixEffect): string {
  return [...(gains.length > 0 ? gains : further).slice(0, 2), ...losses, cycle].join(", ");
}

/** All of it, where there is room for a sentence. */
export function effectInFull({ gains, losses, cycle, further }: FixEffect): string {
  return [...gains, ...losses, cycle, ...further].join("; ");
}

/** What is told of a fleet: each at its worst over the releases judged that start at all. */
interface Measured {
  readonly refuses: boolean;
  /** 0 to 1. */
  readonly missedShare: number;
  readonly losingCrons: number;
  /** Infinity where any size is safe. */
  readonly safeFleet: number;
  /** Infinity where any execution is safe; undefined where nobody ever executes. */
  readonly safeExecutionSeconds: number | undefined;
  readonly startSeconds: number | undefined;
  readonly cycleMinutes: number;
  readonly broken: ReadonlySet<PromiseName>;
}

function measured(judgements: readonly SlotJudgement[], totalRunners: number): Measured {
  const starting = judgements.filter((judgement) => !refusesStart(judgement));
  const fleets = starting.map((judgement) => judgement.fleetOf(totalRunners));
  const running = fleets.filter((fleet) => cycleOf(fleet).safeStartSeconds > 0);
  return {
    refuses: starting.length < judgements.length,
    missedShare: Math.max(0, ...fleets.map((fleet) => missedTurns(fleet).turns)),
    losingCrons: Math.max(0, ...starting.map((judgement) => cronLosses(judgement).length)),
    safeFleet: Math.min(
      ...starting.map((judgement) => summarizeFleet(judgement).largestSafeFleet ?? Number.POSITIVE_INFINITY),
    ),
    safeExecutionSeconds: running.length < fleets.length ? undefined : Math.min(...running.map(safeExecutionOf)),
    startSeconds: fleets.length === 0 ? undefined : Math.min(...fleets.map((fleet) => cycleOf(fleet).safeStartSeconds)),
    cycleMinutes: judgements[0]?.values.atomic_service_interval_minutes ?? 0,
    broken: new Set(fleets.flatMap((fleet) => brokenIn(fleet))),
  };
}

function brokenIn(fleet: Fleet): readonly PromiseName[] {
  return PROMISE_WORDS.filter(({ promise }) => guarantee(promise, fleet).verdict === "broken").map(
    ({ promise }) => promise,
  );
}

function safeExecutionOf(fleet: Fleet): number {
  const limit = longestSafeExecution(fleet);
  return limit.kind === "limit" ? limit.value : limit.kind === "none" ? 0 : Number.POSITIVE_INFINITY;
}

/** The number of the judgement under which a fleet of this size fares worst, of alike ones the oldest. */
function worstOf(judgements: readonly SlotJudgement[], totalRunners: number): number {
  const rank = (judgement: SlotJudgement): readonly number[] => {
    const { broken, missedShare, losingCrons } = measured([judgement], totalRunners);
    return [missedShare, broken.size, losingCrons];
  };
  const ranks = judgements.map(rank);
  const isWorse = (one: readonly number[], other: readonly number[]): boolean => {
    const at = one.findIndex((value, index) => value !== other[index]);
    return at !== -1 && (one[at] ?? 0) > (other[at] ?? 0);
  };
  let worst = judgements.findIndex((judgement) => !refusesStart(judgement));
  for (const [index, each] of ranks.entries()) {
    if (worst !== -1 && isWorse(each, ranks[worst] ?? [])) worst = index;
  }
  return Math.max(0, worst);
}

/** Something that is told as it was and as it is. */
interface Quantity {
  /** "turns missed" */
  readonly name: string;
  /** Whether it is a consequence that somebody cares about, and not what leads to one. */
  readonly isLeading: boolean;
  of(fleet: Measured): number | undefined;
  readonly isMoreBetter: boolean;
  words(value: number): string;
}

const QUANTITIES: readonly Quantity[] = [
  { name: "turns missed", isLeading: true, of: ({ missedShare }) => missedShare, isMoreBetter: false, words: percent },
  {
    name: "crons that lose ticks",
    isLeading: true,
    of: ({ losingCrons }) => losingCrons,
    isMoreBetter: false,
    words: String,
  },
  {
    name: "largest safe fleet",
    isLeading: false,
    of: ({ safeFleet }) => safeFleet,
    isMoreBetter: true,
    words: (runners) => (Number.isFinite(runners) ? `${runners} ${runners === 1 ? "runner" : "runners"}` : "any size"),
  },
  {
    name: "safe execution",
    isLeading: false,
    of: ({ safeExecutionSeconds }) => safeExecutionSeconds,
    isMoreBetter: true,
    words: (seconds) => (Number.isFinite(seconds) ? formatDuration(seconds) : "any length"),
  },
  {
    name: "time to start",
    isLeading: false,
    of: ({ startSeconds }) => startSeconds,
    isMoreBetter: true,
    words: formatDuration,
  },
];

interface Change {
  readonly isLeading: boolean;
  readonly isBetter: boolean;
  readonly words: string;
}

/** Undefined where it stays as it is, or nobody would see a difference in what is written. */
function changeOf(
  { name, isLeading, of, isMoreBetter, words }: Quantity,
  old: Measured,
  fresh: Measured,
): Change | undefined {
  const [was, is] = [of(old), of(fresh)];
  if (was === undefined || is === undefined || was === is) return undefined;
  const [from, to] = [words(was), words(is)];
  if (from === to) return undefined;
  return { isLeading, isBetter: is > was === isMoreBetter, words: `${name} ${from} to ${to}` };
}

function betterOf(changes: readonly Change[]): readonly string[] {
  return changes.filter(({ isBetter }) => isBetter).map(({ words }) => words);
}

function worseOf(changes: readonly Change[]): readonly string[] {
  return changes.filter(({ isBetter }) => !isBetter).map(({ words }) => words);
}

function cycleWords(old: number, fresh: number): string {
  if (old === fresh) return "cycle unchanged";
  return `cycle ${minutesText(old)} to ${minutesText(fresh)}`;
}

/** A cycle in the unit of its setting, with as many digits as that has. */
function minutesText(minutes: number): string {
  return minutes >= 1 ? `${minutes} min` : formatDuration(minutes * 60);
}

/** `0`, `50 %`, `over 99 %`: numbers, since one is to be compared with another. */
function percent(share: number): string {
  return share <= 0 ? "0" : formatShare(share);
}
