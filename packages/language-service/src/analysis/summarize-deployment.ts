import { formatRunnerRange } from "@slotwise/project";
import { areAlike, isMixed } from "../fleets/fleet-members.js";
import { type FleetSummary, summarizeFleet } from "../fleets/fleet-summary.js";
import type { SlotJudgement } from "../fleets/slot-judgement.js";
import { refusesStart } from "../fleets/start-refusals.js";
import type { RuleContext } from "../rules/rule.js";

/** How far settings carry, where they are those of a whole fleet. */
export function summarizeDeployment(
  judgement: SlotJudgement,
  { judgements, members, unshared }: Pick<RuleContext, "judgements" | "members" | "unshared">,
): FleetSummary {
  const summary = summarizeFleet(judgement);
  if (refusesStart(judgement)) return summary;
  const begin = `pynenc ${summary.name}: `;
  if (unshared !== undefined) {
    const instead = `${whoIsAlone(unshared.processes)}: nobody shares its store`;
    return { ...summary, largestSafeFleet: 1, instead, sentence: `${begin}${instead}` };
  }
  const asIfAlike = `if all had these: ${summary.sentence.slice(begin.length)}`;
  if (isMixed(members)) {
    const instead = "not safe: its runners have different intervals";
    return { ...summary, largestSafeFleet: 0, instead, sentence: `${begin}${instead}; ${asIfAlike}` };
  }
  if (areAlike(members, judgements.indexOf(judgement))) return summary;
  const instead = "its runners have different settings";
  return { ...summary, instead, sentence: `${begin}${instead}; ${asIfAlike}` };
}

function whoIsAlone(processes: NonNullable<RuleContext["unshared"]>["processes"]): string {
  if (processes === undefined) return "each runner is alone";
  return processes.most === 1 ? "a fleet of one" : `each of ${formatRunnerRange(processes)} runners is alone`;
}
