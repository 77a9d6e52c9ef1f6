import {
  type Declarations,
  type Deployment,
  judgedReleases,
  mergeDeclarations,
  type ResolvedApp,
  readDeclarations,
  resolveApp,
} from "@slotwise/project";
import { cronSettingsOf } from "../crons/cron-setting.js";
import { isSchedulerOff } from "../crons/serves-crons.js";
import { RULE_NAMES } from "../findings/rule-names.js";
import { lookTermsOf } from "../fleets/look-terms.js";
import { SLOT_FIELDS, slotSetting, slotValues } from "../fleets/slot-fields.js";
import { judgeBehaviours } from "../fleets/slot-judgement.js";
import { SLOT_RULES } from "../rules/index.js";
import type { RuleContext } from "../rules/rule.js";

/** One deployment before the rules look at it. */
export interface ResolvedDeployment extends Omit<RuleContext, "siblings"> {
  readonly name: string | undefined;
}

export function resolveDeployment(
  { name, documents, size, unknown, isBeside }: Deployment,
  overrides: Declarations,
): ResolvedDeployment {
  const read = readDeclarations(documents, RULE_NAMES);
  const declared = mergeDeclarations(read.declarations, overrides);
  const declarations = declared.runners === undefined ? { ...declared, runners: size?.range } : declared;
  const app = resolveApp(documents);
  const releases = judgedReleases(documents, declarations.pynencReleases);
  const values = slotValues(app, releases.releases);
  // A file that does not parse may say anything: what the others say of the slots is not the whole truth. Nor are pynenc's
  // defaults, where nothing that was read says otherwise but more is read when the fleet starts.
  const isWhole =
    documents.length > 0 &&
    documents.every(({ syntaxProblem }) => syntaxProblem === undefined || syntaxProblem.tolerated === true) &&
    ((unknown.length === 0 && !isBeside) || saysSlots(app));
  const judgements =
    values === undefined || !isWhole
      ? []
      : judgeBehaviours(
          releases.behaviours,
          {
            values,
            look: lookTermsOf(app),
            crons: cronSettingsOf(app),
            isSchedulerOff: isSchedulerOff(app, documents),
          },
          declarations,
        );
  return {
    name,
    documents,
    unknown,
    app,
    declarations,
    declarationProblems: read.problems,
    releases,
    judgements,
    slotRules: SLOT_RULES,
    replicas:
      size === undefined || declared.runners !== undefined
        ? undefined
        : { document: size.document, range: size.place, members: size.members },
  };
}

function saysSlots(app: ResolvedApp): boolean {
  return SLOT_FIELDS.some((field) => (slotSetting(app, field)?.origin.kind ?? "default") !== "default");
}
