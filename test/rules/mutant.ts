import { RULES, type Rule, type RuleName } from "@slotwise/language-service";
import { fromSlotRule } from "../../packages/language-service/src/rules/from-slot-rule.js";
import type { Problem, RuleContext } from "../../packages/language-service/src/rules/rule.js";
import type { SlotRule } from "../../packages/language-service/src/rules/slot-rule.js";
import { SLOT_RULES } from "../../packages/language-service/src/rules/slot-rules.js";

/** A rule with one mistake in it, such as a rule may have: its fixtures have to find it. */
export interface Mutant {
  readonly rule: RuleName;
  readonly flaw: string;
  readonly broken: Rule;
}

export function slotMutant(name: RuleName, flaw: string, change: (rule: SlotRule) => Partial<SlotRule>): Mutant {
  const rule = SLOT_RULES.find((each) => each.name === name);
  if (rule === undefined) throw new Error(`${name} is no rule about slots`);
  return { rule: name, flaw, broken: fromSlotRule({ ...rule, ...change(rule) }) };
}

export function mutant(name: RuleName, flaw: string, change: (rule: Rule) => Rule["check"]): Mutant {
  const rule = RULES.find((each) => each.name === name);
  if (rule === undefined) throw new Error(`there is no rule ${name}`);
  return { rule: name, flaw, broken: { ...rule, check: change(rule) } };
}

/** The rule with some of its findings left out. */
export function without(isLeftOut: (problem: Problem) => boolean): (rule: Rule) => Rule["check"] {
  return (rule) => (context) => [...rule.check(context)].filter((problem) => !isLeftOut(problem));
}

/** The rule, told something else. */
export function told(change: (context: RuleContext) => Partial<RuleContext>): (rule: Rule) => Rule["check"] {
  return (rule) => (context) => rule.check({ ...context, ...change(context) });
}

/** What a problem points at, as it is written. */
export const textAt = ({ document, range }: Problem): string => document.source.text.slice(range.start, range.end);
