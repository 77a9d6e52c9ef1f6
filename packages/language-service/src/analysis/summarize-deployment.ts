import { formatRunnerRange } from "@slotwise/project";
import { isMixed } from "../fleets/fleet-members.js";
import { type FleetSummary, summarizeFleet } from "../fleets/fleet-summary.js";
import type { SlotJudgement } from "../fleets/slot-judgement.js";
import { refusesStart } from "../fleets/start-refusals.js";
import type { RuleContext } from "../rules/rule.js";

/** How far settings carry, where they are those of a whole fleet. */
export function summarizeDeployment(
  judgement: SlotJudgement,
  { members, unshared }: Pick<RuleContext, "members" | "unshared">,
): FleetSummary {
  const summary = summarizeFleet(judgement);
  if (refusesStart(judgement)) return summary;
  const begin = `pynenc ${summary.name}: `;
  if (unshared !== undefined) {
    const instead = `${whoIsAlone(unshared.processes)}: nobody shares its store`;
    return { ...summary, largestSafeFleet: 1, instead, sentence: `${begin}${instead}` };
  }
  if (!isMixed(members)) return summary;
  const instead = "not safe: its runners have different intervals";
  const asIfAlike = summary.sentence.slice(begin.length);
  return {
    ...summary,
    largestSafeFleet: 0,
    instead,
    sentence: `${begin}${instead}; if all had this one: ${asIfAlike}`,
  };
}

function whoIsAlone(processes: NonNullable<RuleContext["unshared"]>["processes"]): string {
  if (processes === undefined) return "each runner is alone";
  return processes.most === 1 ? "a fleet of one" : `each of ${formatRunnerRange(processes)} runners is alone`;
}
