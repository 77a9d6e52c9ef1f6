import type { Fleet } from "@slotwise/core";
import type { Severity } from "@slotwise/project";
import { formatRunnerRange, rememberFor } from "@slotwise/project";
import { nameOfReleases, type StartCondition, startConditionsMet } from "@slotwise/pynenc";
import { inQuotesOf } from "../fixes/in-quotes-of.js";
import { formatFloat } from "../fleets/nice-numbers.js";
import {
  hardestFleets,
  refusesStart,
  type SlotField,
  type SlotJudgement,
  slotSetting,
  smallestOffending,
} from "../fleets/slot-judgement.js";
import { type FleetsSharing, fleetsSharing, NOBODY_ELSE } from "./fleets-sharing.js";
import { type DocumentPlace, placeOf, valueOrigin } from "./place.js";
import type { Problem, ProblemFix, Rule, RuleContext, RuleName } from "./rule.js";
import { createReview, type Review } from "./slot-review.js";

/** A value that may solve a problem. It is offered only after it was judged. */
export interface Candidate {
  readonly field: SlotField;
  /** In the field's own unit, the best first; gone through once. */
  readonly values: Iterable<number>;
}

/** A rule that is judged for every fleet size and every release judged. */
export interface SlotRule {
  readonly name: RuleName;
  readonly summary: string;
  readonly severity: Severity;
  /** Where this fleet makes it worse or better. */
  severityFor?(fleet: Fleet): Severity;
  /** The settings to point at, the first that is set in a file. */
  readonly anchors: readonly SlotField[];
  /** What pynenc itself warns of when a runner starts, where it does. */
  readonly startConditions?: readonly StartCondition[];
  /** Of the fleets that offend, the one to tell of where it is not the smallest. */
  fleetTold?(judgement: SlotJudgement): Fleet | undefined;
  /** Told only when the fleet's size was declared: not a problem of every fleet, but worth knowing of this one. */
  readonly onlyDeclared?: boolean;
  offends(fleet: Fleet): boolean;
  message(fleet: Fleet, judgement: SlotJudgement): string;
  /** What would solve it for one fleet. */
  candidates?(fleet: Fleet): Iterable<Candidate>;
}

export function fromSlotRule(rule: SlotRule): Rule {
  return {
    name: rule.name,
    summary: rule.summary,
    severity: rule.severity,
    group: "slots",
    check: (context) => {
      const verdicts = verdictsOf(rule)(context.judgements);
      if (verdicts.length === 0) return [];
      let fixes: readonly ProblemFix[] | undefined;
      const place = placeOf(context, rule.anchors);
      const related = runnersOf(context.replicas, place);
      return verdicts.map((verdict) => ({
        ...place,
        related,
        ...verdict,
        get fixes() {
          fixes ??= [...fixesOf(rule, context)];
          return fixes;
        },
      }));
    },
  };
}

/** Where the number of runners comes from, other than from the place that is pointed at. */
function runnersOf(replicas: RuleContext["replicas"], place: DocumentPlace): NonNullable<Problem["related"]> {
  if (replicas === undefined) return [];
  const { document, range, members } = replicas;
  if (members.length > 1) {
    return members.slice(0, MOST_MEMBERS).map((member) => ({
      document: member.document,
      range: member.range,
      message: `${formatRunnerRange(member.runners)} of the runners: ${member.name}`,
    }));
  }
  return place === replicas ? [] : [{ document, range, message: "the number of runners" }];
}

/** Nobody reads more of them. */
const MOST_MEMBERS = 10;

/** A problem before anybody has looked where the settings stand. */
type Verdict = Pick<Problem, "message" | "severity" | "releases" | "drawing">;

/** What a rule says of settings, whatever file they stand in. */
const verdictsOf = rememberFor((rule: SlotRule) =>
  rememberFor((judgements: readonly SlotJudgement[]): readonly Verdict[] =>
    mergeReleases(judgements.flatMap((judgement) => verdictOf(rule, judgement))).map((verdict) => ({
      ...verdict,
      message: `${verdict.message}${ownWarning(rule, judgements, verdict)}`,
    })),
  ),
);

function verdictOf(rule: SlotRule, judgement: SlotJudgement): readonly Verdict[] {
  // Of a fleet that does not start there is nothing to tell but that.
  if (refusesStart(judgement)) return [];
  if (rule.onlyDeclared === true && judgement.sizes === undefined) return [];
  const smallest = smallestOffending(judgement, rule.offends);
  if (smallest === undefined) return [];
  const fleet = rule.fleetTold?.(judgement) ?? judgement.fleetOf(smallest);
  const severity = rule.severityFor?.(fleet);
  const { protocol, totalRunners } = fleet;
  return [
    {
      message: rule.message(fleet, judgement),
      severity,
      releases: judgement.behaviour.releases,
      drawing: (severity ?? rule.severity) === "info" ? undefined : { protocol, totalRunners },
    },
  ];
}

/** A warning that stands in pynenc's own output when a runner starts. */
function ownWarning(
  { startConditions = [] }: SlotRule,
  judgements: readonly SlotJudgement[],
  { releases = [] }: Verdict,
): string {
  const warning = judgements
    .filter(({ behaviour: { startChecks }, values }) =>
      startConditionsMet(values).some((each) => startConditions.includes(each) && startChecks[each] === "warns"),
    )
    .flatMap(({ behaviour }) => behaviour.releases)
    .filter((release) => releases.includes(release));
  if (warning.length === 0) return "";
  const named = warning.length === releases.length ? "" : ` ${nameOfReleases(warning)}`;
  return `; pynenc${named} warns of it when a runner starts`;
}

/** One fix a field at most, and only one that serves every size declared under every release judged. */
function* fixesOf(rule: SlotRule, context: RuleContext): Generator<ProblemFix> {
  const solutions = solutionsOf(rule)(context.slotRules);
  for (const field of solutions(NOBODY_ELSE)(context.judgements).fields) {
    const origin = valueOrigin(slotSetting(context.app, field));
    if (origin === undefined) continue;
    const value = solutions(fleetsSharing(context, field))(context.judgements).valueFor(field);
    if (value !== undefined) yield fixOf(field, value, origin);
  }
}

/** What solves a problem, whatever file the settings stand in. */
interface Solution {
  /** The settings of which one may have to change. */
  readonly fields: ReadonlySet<SlotField>;
  /** The first value that is good; looked for once, and only when asked for. */
  valueFor(field: SlotField): number | undefined;
}

const solutionsOf = rememberFor((rule: SlotRule) =>
  rememberFor((slotRules: readonly SlotRule[]) =>
    rememberFor((sharing: FleetsSharing) =>
      rememberFor((judgements: readonly SlotJudgement[]) => solutionOf(rule, judgements, slotRules, sharing)),
    ),
  ),
);

function solutionOf(
  rule: SlotRule,
  judgements: readonly SlotJudgement[],
  slotRules: readonly SlotRule[],
  sharing: FleetsSharing,
): Solution {
  const candidates = judgements.flatMap(hardestFleets).flatMap((fleet) => [...(rule.candidates?.(fleet) ?? [])]);
  const values = new Map<SlotField, number | undefined>();
  let isGood: Review | undefined;
  return {
    fields: new Set(candidates.map(({ field }) => field)),
    valueFor: (field) => {
      if (values.has(field)) return values.get(field);
      isGood ??= createReview(judgements, slotRules, rule.severity, sharing, rule);
      const value = firstGood(
        candidates.filter((candidate) => candidate.field === field).map((candidate) => candidate.values),
        (each) => isGood?.(field, each) === true,
      );
      values.set(field, value);
      return value;
    },
  };
}

function firstGood(lists: readonly Iterable<number>[], isGood: (value: number) => boolean): number | undefined {
  const judged = new Set<number>();
  for (const values of lists) {
    for (const value of values) {
      if (judged.has(value)) continue;
      if (isGood(value)) return value;
      judged.add(value);
    }
  }
  return undefined;
}

export function fixOf(field: SlotField, value: number, { document, range }: DocumentPlace): ProblemFix {
  const newText = inQuotesOf(document.source.text.slice(range.start, range.end), formatFloat(value));
  return { title: `Set ${field} to ${formatFloat(value)}`, safe: true, edits: [{ document, range, newText }] };
}

/** The same words under several releases are one problem. There are few of them, and comparing beats hashing long sentences. */
export function mergeReleases<Found extends Pick<Problem, "message" | "severity" | "releases">>(
  problems: readonly Found[],
): readonly Found[] {
  const merged: Found[] = [];
  for (const problem of problems) {
    const index = merged.findIndex(
      ({ message, severity }) => message === problem.message && severity === problem.severity,
    );
    const before = merged[index];
    if (before === undefined) merged.push(problem);
    else merged[index] = { ...before, releases: [...(before.releases ?? []), ...(problem.releases ?? [])] };
  }
  return merged;
}
