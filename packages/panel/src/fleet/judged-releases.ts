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

/** A fleet under releases that behave alike. */
export interface JudgedRelease {
  /** `0.2.4 to 0.4.0` */
  readonly name: string;
  readonly kind: Kind;
  /** The fleet to draw: the one that what is worst is about, or else the largest of the sizes judged. */
  readonly fleet: Fleet;
  /** Why no runner starts, as in "pynenc refuses a check interval of 0 s"; undefined where they start. */
  readonly refusal: string | undefined;
  readonly broken: readonly string[];
  readonly remarks: readonly string[];
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
    return { name, kind: "broken", fleet, refusal: refusalOf(judgement), broken: [], remarks: [] };
  }
  const problems = slotProblems(judgement).flatMap((problem) => {
    const level = levels[problem.rule] ?? problem.severity;
    return level === "off" ? [] : [{ problem, isRemark: level === "info" }];
  });
  const isRange = judgement.sizes !== undefined && judgement.sizes.least < judgement.sizes.most;
  const texts = (isRemark: boolean) =>
    problems
      .filter((each) => each.isRemark === isRemark)
      .map(({ problem }) => {
        const reason = reasonFor(problem);
        return isRange ? `with ${problem.fleet.totalRunners.toLocaleString("en")} of them ${reason}` : reason;
      });
  const [broken, remarks] = [texts(false), texts(true)];
  const worst = problems.find(({ isRemark }) => !isRemark)?.problem;
  return {
    name,
    kind: broken.length > 0 ? "broken" : remarks.length > 0 ? "remarked" : "safe",
    fleet: worst?.fleet ?? largest,
    refusal: undefined,
    broken,
    remarks,
  };
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
