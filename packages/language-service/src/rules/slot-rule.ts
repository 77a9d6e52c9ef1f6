import type { Fleet } from "@slotwise/core";
import type { Severity } from "../finding.js";
import { formatFloat } from "../nice-numbers.js";
import type { PynencVersion } from "../pynenc-version.js";
import { type SlotField, type SlotJudgement, slotSetting, smallestOffending } from "../slot-judgement.js";
import { placeOf, valueOrigin } from "./place.js";
import type { Problem, ProblemFix, Rule, RuleContext, RuleName } from "./rule.js";

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
  candidates?(largest: Fleet): Iterable<Candidate>;
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
      severity: rule.severityFor?.(fleet),
      versions: [judgement.version],
      drawing: rule.severity === "info" ? undefined : { protocol: judgement.protocol, totalRunners: smallest },
    },
  ];
}

/** One fix a field at most, and only one that serves every size declared under every version judged. */
function* fixesOf(rule: SlotRule, context: RuleContext): Generator<ProblemFix> {
  for (const [field, values] of candidatesOf(rule, context.judgements)) {
    const origin = valueOrigin(slotSetting(context.app, field));
    const value = values.find((each) => solves(rule, context, field, each));
    if (origin === undefined || value === undefined) continue;
    yield {
      title: `Set ${field} to ${formatFloat(value)}`,
      edits: [{ document: origin.document, range: origin.range, newText: formatFloat(value) }],
    };
  }
}

/** What would do for the largest fleet, under one version or the other. */
function candidatesOf(rule: SlotRule, judgements: readonly SlotJudgement[]): ReadonlyMap<SlotField, number[]> {
  const candidates = new Map<SlotField, number[]>();
  for (const judgement of judgements) {
    for (const { field, values } of rule.candidates?.(judgement.fleetOf(judgement.sizes?.most ?? 2)) ?? []) {
      candidates.set(field, [...(candidates.get(field) ?? []), ...values]);
    }
  }
  return candidates;
}

/** Whether a value solves the problem for every size and version, and makes no other slot rule worse. */
function solves(rule: SlotRule, context: RuleContext, field: SlotField, value: number): boolean {
  return context.judgements.every((judgement) => {
    if (value === judgement.values[field]) return false;
    const changed = judgement.with(field, value);
    return context.slotRules.every((each) => {
      const after = smallestOffending(changed, each.offends);
      if (after === undefined) return true;
      const before = smallestOffending(judgement, each.offends);
      return each !== rule && before !== undefined && before <= after;
    });
  });
}

/** The same words under two versions are one problem. */
function mergeVersions(problems: readonly Problem[]): readonly Problem[] {
  const merged = new Map<string, Problem>();
  for (const problem of problems) {
    const key = `${problem.severity} ${problem.message}`;
    const before = merged.get(key);
    const versions: PynencVersion[] = [...(before?.versions ?? []), ...(problem.versions ?? [])];
    merged.set(key, { ...(before ?? problem), versions });
  }
  return [...merged.values()];
}
