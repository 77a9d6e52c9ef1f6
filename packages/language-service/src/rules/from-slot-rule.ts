import { rememberFor } from "@slotwise/project";
import { nameOfReleases, startConditionsMet } from "@slotwise/pynenc";
import { mixedCycles } from "../fleets/fleet-members.js";
import type { SlotJudgement } from "../fleets/slot-judgement.js";
import { mergeReleases } from "./merge-releases.js";
import { placeOf } from "./place.js";
import { placesOfRunners } from "./places-of-runners.js";
import type { Problem, Rule, RuleContext } from "./rule.js";
import { slotFixes } from "./slot-fixes.js";
import type { SlotRule } from "./slot-rule.js";
import { isPart, toldFleet } from "./told-fleet.js";

/** A slot rule as one of all rules: its problems merged over releases, placed, with fixes that were judged. */
export function fromSlotRule(rule: SlotRule): Rule {
  return {
    name: rule.name,
    summary: rule.summary,
    severity: rule.severity,
    group: "slots",
    check: (context) => {
      const verdicts = isPart(context) ? verdictsOnPart(rule, context) : verdictsOf(rule)(context.judgements);
      if (verdicts.length === 0) return [];
      const place = placeOf(context, rule.anchors);
      const { document, range } = place;
      const related = placesOfRunners(context.replicas, place);
      const fixes = () => slotFixes(rule, context);
      return verdicts.map(({ message, severity, releases, drawing }) => ({
        document,
        range,
        message,
        severity,
        releases,
        related,
        fixes,
        drawing,
      }));
    },
  };
}

/** A problem before anybody has looked where the settings stand. */
type Verdict = Pick<Problem, "message" | "severity" | "releases" | "drawing">;

/** What a rule says of settings, whatever file they stand in. */
const verdictsOf = rememberFor((rule: SlotRule) =>
  rememberFor((judgements: readonly SlotJudgement[]) => verdictsOn(rule, judgements)),
);

function verdictsOn(rule: SlotRule, judgements: readonly SlotJudgement[], whose?: string): readonly Verdict[] {
  return mergeReleases(judgements.flatMap((judgement) => verdictOf(rule, judgement, whose))).map((verdict) => ({
    ...verdict,
    message: `${verdict.message}${ownWarning(rule, judgements, verdict)}`,
  }));
}

function verdictsOnPart(rule: SlotRule, { judgements, members, member }: RuleContext): readonly Verdict[] {
  return verdictsOn(rule, judgements, member?.name).map((verdict) => {
    const behaviour = judgements.findIndex(({ protocol }) => protocol === verdict.drawing?.protocol);
    const cycles = behaviour === -1 ? undefined : mixedCycles(members, behaviour);
    const mixed = cycles?.map(({ cycle, ...runner }) => ({ ...runner, settings: cycle.settings }));
    return verdict.drawing === undefined || mixed === undefined
      ? verdict
      : { ...verdict, drawing: { ...verdict.drawing, mixed } };
  });
}

function verdictOf(rule: SlotRule, judgement: SlotJudgement, whose: string | undefined): readonly Verdict[] {
  const fleet = toldFleet(rule, judgement);
  if (fleet === undefined) return [];
  const severity = rule.severityFor?.(fleet);
  const { protocol, totalRunners } = fleet;
  return [
    {
      message: rule.message(fleet, judgement, whose),
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
