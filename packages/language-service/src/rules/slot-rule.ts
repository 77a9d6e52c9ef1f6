import type { Fleet } from "@slotwise/core";
import type { Severity } from "../finding.js";
import { formatFloat } from "../nice-numbers.js";
import type { PynencVersion } from "../pynenc-version.js";
import {
  hardestFleets,
  type SlotField,
  type SlotJudgement,
  slotSetting,
  smallestOffending,
} from "../slot-judgement.js";
import { type DocumentPlace, placeOf, valueOrigin } from "./place.js";
import type { Problem, ProblemFix, Rule, RuleContext, RuleName } from "./rule.js";
import { createReview } from "./slot-review.js";

/** A value that may solve a problem. It is offered only after it was judged. */
export interface Candidate {
  readonly field: SlotField;
  /** In the field's own unit, the best first. */
  readonly values: Iterable<number>;
}

/** A rule that is judged for every fleet size and every version. */
export interface SlotRule {
  readonly name: RuleName;
  readonly summary: string;
  readonly severity: Severity;
  /** Where this fleet makes it worse or better. */
  severityFor?(fleet: Fleet): Severity;
  /** The settings to point at, the first that is set in a file. */
  readonly anchors: readonly SlotField[];
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
      const problems = mergeVersions(context.judgements.flatMap((judgement) => checkOne(rule, judgement, context)));
      if (problems.length === 0) return [];
      const fixes = [...fixesOf(rule, context)];
      return problems.map((problem) => ({ ...problem, fixes }));
    },
  };
}

function checkOne(rule: SlotRule, judgement: SlotJudgement, context: RuleContext): readonly Problem[] {
  if (rule.onlyDeclared === true && judgement.sizes === undefined) return [];
  const smallest = smallestOffending(judgement, rule.offends);
  if (smallest === undefined) return [];
  const fleet = judgement.fleetOf(smallest);
  const { document, range } = placeOf(context, rule.anchors);
  return [
    {
      document,
      range,
      message: rule.message(fleet, judgement),
      related: context.replicas === undefined ? [] : [{ ...context.replicas, message: "the number of runners" }],
      severity: rule.severityFor?.(fleet),
      versions: [judgement.version],
      drawing: rule.severity === "info" ? undefined : { protocol: judgement.protocol, totalRunners: smallest },
    },
  ];
}

/** One fix a field at most, and only one that serves every size declared under every version judged. */
function* fixesOf(rule: SlotRule, context: RuleContext): Generator<ProblemFix> {
  const candidates = candidatesOf(rule, context.judgements);
  if (candidates.size === 0) return;
  const isGood = createReview(context, rule.severity, rule);
  for (const [field, values] of candidates) {
    const origin = valueOrigin(slotSetting(context.app, field));
    if (origin === undefined) continue;
    const value = [...values].find((each) => isGood(field, each));
    if (value !== undefined) yield fixOf(field, value, origin);
  }
}

export function fixOf(field: SlotField, value: number, { document, range }: DocumentPlace): ProblemFix {
  const newText = inQuotesOf(document.source.text.slice(range.start, range.end), formatFloat(value));
  return { title: `Set ${field} to ${formatFloat(value)}`, safe: true, edits: [{ document, range, newText }] };
}

/** A value keeps the quotes it had: where they are needed, as in Kubernetes, they must not go. */
function inQuotesOf(written: string, text: string): string {
  const quotes = /^(["'])[\s\S]*\1$/.exec(written)?.[1] ?? "";
  return `${quotes}${text}${quotes}`;
}

/** What would do for the fleets that are hardest to serve, under one version or the other. */
function candidatesOf(rule: SlotRule, judgements: readonly SlotJudgement[]): ReadonlyMap<SlotField, Set<number>> {
  const candidates = new Map<SlotField, Set<number>>();
  for (const fleet of judgements.flatMap(hardestFleets)) {
    for (const { field, values } of rule.candidates?.(fleet) ?? []) {
      candidates.set(field, new Set([...(candidates.get(field) ?? []), ...values]));
    }
  }
  return candidates;
}

/** The same words under two versions are one problem. */
export function mergeVersions(problems: readonly Problem[]): readonly Problem[] {
  const merged = new Map<string, Problem>();
  for (const problem of problems) {
    const key = `${problem.severity} ${problem.message}`;
    const before = merged.get(key);
    const versions: PynencVersion[] = [...(before?.versions ?? []), ...(problem.versions ?? [])];
    merged.set(key, { ...(before ?? problem), versions });
  }
  return [...merged.values()];
}
