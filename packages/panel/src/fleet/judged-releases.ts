import type { Fleet } from "@slotwise/core";
import {
  hardestFleets,
  judgeTerms,
  refusesStart,
  type SlotJudgement,
  type SlotTerms,
  slotProblems,
} from "@slotwise/language-service";
import { startConditionsMet } from "@slotwise/pynenc";
import { formatDuration } from "@slotwise/words";
import type { FileFleet } from "./file-fleets.js";
import { reasonFor } from "./reasons.js";

/** In one word: what is an error or a warning in a file is not safe, and what is a remark there is one here. */
export type Kind = "broken" | "remarked" | "safe";

/** How bad something is, from the worst on. */
export const RANKS = ["refusal", "error", "warning", "info"] as const;

export interface Statement {
  readonly rank: (typeof RANKS)[number];
  /** Words that follow "Not safe with 4 runners:"; of a refusal "pynenc refuses a check interval of 0 s". */
  readonly text: string;
}

/** A fleet under releases that behave alike. */
export interface JudgedRelease {
  /** `0.2.4 to 0.4.0` */
  readonly name: string;
  readonly kind: Kind;
  readonly judgement: SlotJudgement;
  /** The fleet to draw: the one that what is worst is about, or else the largest of the sizes judged. */
  readonly fleet: Fleet;
  /** All that there is to say of it, the worst first; where no runner starts only that. */
  readonly statements: readonly Statement[];
}

/** One for each behaviour of the releases in force, oldest first. */
export function judgedReleases(terms: SlotTerms, levels: FileFleet["levels"]): readonly JudgedRelease[] {
  return judgeTerms(terms).map((judgement) => judged(judgement, levels));
}

function judged(judgement: SlotJudgement, levels: FileFleet["levels"]): JudgedRelease {
  const { name } = judgement.behaviour;
  const largest = judgement.fleetOf(judgement.sizes?.most ?? 2);
  if (refusesStart(judgement)) {
    const fleet = hardestFleets(judgement).at(-1) ?? largest;
    return { name, judgement, kind: "broken", fleet, statements: [{ rank: "refusal", text: refusalOf(judgement) }] };
  }
  const isRange = judgement.sizes !== undefined && judgement.sizes.least < judgement.sizes.most;
  const found = slotProblems(judgement).flatMap((problem) => {
    const rank = levels[problem.rule] ?? problem.severity;
    if (rank === "off") return [];
    const { fleet } = problem;
    const reason = reasonFor(problem);
    const text = isRange ? `with ${fleet.totalRunners.toLocaleString("en")} of them ${reason}` : reason;
    return [{ rank, text, fleet }];
  });
  const [worst] = found.sort(byRank);
  return {
    name,
    judgement,
    kind: worst === undefined ? "safe" : worst.rank === "info" ? "remarked" : "broken",
    fleet: worst === undefined || worst.rank === "info" ? largest : worst.fleet,
    statements: found.map(({ rank, text }) => ({ rank, text })),
  };
}

/** An order of statements, the worst first. */
export function byRank(one: Pick<Statement, "rank">, other: Pick<Statement, "rank">): number {
  return RANKS.indexOf(one.rank) - RANKS.indexOf(other.rank);
}

function refusalOf({ behaviour: { startChecks }, values }: SlotJudgement): string {
  const [refused] = startConditionsMet(values).filter((condition) => startChecks[condition] === "refuses");
  const [interval, margin, check] = [
    values.atomic_service_interval_minutes,
    values.atomic_service_spread_margin_minutes,
    values.atomic_service_check_interval_minutes,
  ].map((minutes) => formatDuration(minutes * 60));
  return refused === "check-not-positive"
    ? `pynenc refuses a check interval of ${check}`
    : `pynenc refuses a margin of ${margin} in an interval of ${interval}`;
}
