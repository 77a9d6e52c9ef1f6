import { isSafe } from "@slotwise/core";
import type { RunnerRange } from "@slotwise/project";
import type { FleetSummary } from "./fleet-summary.js";
import type { SlotJudgement } from "./slot-judgement.js";
import { refusesStart } from "./start-refusals.js";

/** Whether a fleet of a size is safe under every release judged, under none of them, or under some. */
export type SizeVerdict = "safe" | "unsafe" | "differs";

/** Sizes next to each other that fare alike and are shown as one. */
export interface SizeCell {
  readonly least: number;
  readonly most: number;
  readonly verdict: SizeVerdict;
  readonly isDeclared: boolean;
  /** Whether it is the size that somebody tries. */
  readonly isTried: boolean;
}

/**
 * The sizes from 1 to the first that is not safe and one beyond what is declared, each with how it fares; where there are
 * many, those that fare alike together.
 */
export function sizeCells(
  judgements: readonly SlotJudgement[],
  summaries: readonly FleetSummary[],
  tried: number | undefined,
): readonly SizeCell[] {
  const declared = judgements[0]?.sizes;
  // Up to here every size is safe under every release, and none has to be judged again.
  const limit = Math.min(...summaries.map(({ largestSafeFleet = Number.POSITIVE_INFINITY }) => largestSafeFleet));
  const wanted = [declared?.most ?? 0, tried ?? 0, LEAST_SIZES - 1, Number.isFinite(limit) ? limit + 1 : 0];
  const last = Math.max(...wanted) + 1;
  const cellOf = (least: number, most = least): SizeCell => ({
    ...{ least, most, verdict: least <= limit ? "safe" : verdictOf(judgements, least) },
    ...{ isDeclared: isWithin(declared, least), isTried: least === tried },
  });
  if (last <= MOST_CELLS) return upTo(last).map((size) => cellOf(size));
  const marked = [declared?.least, declared?.most, tried].filter((size) => size !== undefined);
  const cells = [
    ...stretches(Math.min(limit, last), marked).map(([least, most]) => cellOf(least, most)),
    ...joined(beyond(limit, last, marked).map((size) => cellOf(size))),
  ];
  // What somebody declares or tries is there, however many changes come before it.
  const kept = cells.filter(({ isDeclared, isTried }, index) => index < MOST_CELLS - 2 || isDeclared || isTried);
  return kept.length <= MOST_CELLS ? kept : [...kept.slice(0, MOST_CELLS - 1), ...kept.slice(-1)];
}

/** The sizes from 1 to `last`, cut where what is declared or tried begins and ends. */
function stretches(last: number, marked: readonly number[]): readonly (readonly [number, number])[] {
  const cuts = [1, ...marked.flatMap((size) => [size, size + 1]), last + 1].filter((cut) => cut <= last + 1);
  const sorted = [...new Set(cuts)].sort((one, other) => one - other);
  return sorted.slice(0, -1).map((least, index) => [least, (sorted[index + 1] ?? last + 1) - 1]);
}

/** The sizes beyond those that are all safe: the first few, and what is declared or tried further on. */
function beyond(limit: number, last: number, marked: readonly number[]): readonly number[] {
  if (limit >= last) return [];
  const few = upTo(Math.min(last - limit, MOST_JUDGED)).map((size) => limit + size);
  return [...new Set([...few, ...marked.filter((size) => size > limit)])].sort((one, other) => one - other);
}

function joined(cells: readonly SizeCell[]): readonly SizeCell[] {
  const all: SizeCell[] = [];
  for (const cell of cells) {
    const last = all.at(-1);
    if (last === undefined || !fareAlike(last, cell)) all.push(cell);
    else all.splice(-1, 1, { ...last, most: cell.most });
  }
  return all;
}

/** How a fleet of a size fares under all that is judged. */
export function verdictOf(judgements: readonly SlotJudgement[], size: number): SizeVerdict {
  const safe = judgements.filter((judgement) => !refusesStart(judgement) && isSafe(judgement.fleetOf(size))).length;
  if (safe === judgements.length) return "safe";
  return safe === 0 ? "unsafe" : "differs";
}

function fareAlike(one: SizeCell, other: SizeCell): boolean {
  return (
    one.most + 1 === other.least &&
    one.verdict === other.verdict &&
    one.isDeclared === other.isDeclared &&
    one.isTried === other.isTried
  );
}

function isWithin(range: RunnerRange | undefined, size: number): boolean {
  return range !== undefined && range.least <= size && size <= range.most;
}

function upTo(last: number): number[] {
  return Array.from({ length: last }, (_, index) => index + 1);
}

const LEAST_SIZES = 4;
const MOST_CELLS = 12;
/** Of the sizes that are not all safe: they are judged at every keystroke. */
const MOST_JUDGED = 24;
