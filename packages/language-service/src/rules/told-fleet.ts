import type { Fleet } from "@slotwise/core";
import type { Severity } from "@slotwise/project";
import { areAlike } from "../fleets/fleet-members.js";
import { smallestOffending } from "../fleets/offending-sizes.js";
import type { SlotJudgement } from "../fleets/slot-judgement.js";
import { refusesStart } from "../fleets/start-refusals.js";
import type { RuleContext } from "./rule.js";
import type { SlotRule } from "./slot-rule.js";

/** The fleet that a rule tells of; undefined where it finds no problem. */
export function toldFleet(rule: SlotRule, judgement: SlotJudgement): Fleet | undefined {
  // Of a fleet that does not start there is nothing to tell but that.
  if (refusesStart(judgement)) return undefined;
  if (rule.onlyDeclared === true && judgement.sizes === undefined) return undefined;
  const smallest = smallestOffending(judgement, rule.offends);
  return smallest === undefined ? undefined : (rule.fleetTold?.(judgement) ?? judgement.fleetOf(smallest));
}

/** The size that a rule's problem tells of, under the releases that it is gravest under. */
export function sizeTold(rule: SlotRule, judgements: readonly SlotJudgement[]): number {
  const told = judgements.flatMap((judgement) => toldFleet(rule, judgement) ?? []);
  const gravest = (severity: Severity) =>
    told.find((fleet) => (rule.severityFor?.(fleet) ?? rule.severity) === severity);
  return (gravest("error") ?? gravest("warning") ?? told[0])?.totalRunners ?? 2;
}

/** Whether others of the fleet have other settings: what these lead to is not what all of it does. */
export function isPart({ judgements, members, member }: RuleContext): boolean {
  return member !== undefined && judgements.some((_, behaviour) => !areAlike(members, behaviour));
}
