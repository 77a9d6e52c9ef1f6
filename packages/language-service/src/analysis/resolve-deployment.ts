import {
  type Declarations,
  type Deployment,
  judgedReleases,
  memoryOrchestrator,
  mergeDeclarations,
  type RunnerRange,
  readDeclarations,
  resolveApp,
} from "@slotwise/project";
import { RULE_NAMES } from "../findings/rule-names.js";
import { declaredSizeIn } from "../fleets/deployed-runners.js";
import { judgedMembers } from "../fleets/fleet-members.js";
import { slotsUnknown, slotsUnsaid } from "../fleets/not-judged.js";
import { judgeBehaviours } from "../fleets/slot-judgement.js";
import { saysSlots, slotSourcesOf } from "../fleets/slot-sources.js";
import type { RuleContext } from "../rules/rule.js";
import { SLOT_RULES } from "../rules/slot-rules.js";

/** One deployment before the rules look at it. */
export interface ResolvedDeployment extends Omit<RuleContext, "siblings"> {
  readonly name: string | undefined;
}

export function resolveDeployment(deployment: Deployment, overrides: Declarations): ResolvedDeployment {
  const { name, documents, size, unknown, unreadFiles = [], isBeside, members, member } = deployment;
  const { takesNoTurns = false } = deployment;
  const read = readDeclarations(documents, RULE_NAMES);
  const declared = mergeDeclarations(read.declarations, overrides);
  const runners = declared.runners ?? size?.range;
  const app = resolveApp(documents);
  const privateBy = memoryOrchestrator(app) ?? deployment.privatePath;
  // Who shares its store with nobody is alone, however many there are.
  const declarations = { ...declared, runners: runners !== undefined && privateBy !== undefined ? ALONE : runners };
  const releases = judgedReleases(documents, declarations.pynencReleases);
  const slots = slotSourcesOf(app, documents, releases.releases);
  const unsaid = slotsUnsaid(app, documents, unknown);
  // A file that does not parse may say anything: what the others say of the slots is not the whole truth.
  const isWhole =
    documents.length > 0 &&
    unsaid === undefined &&
    documents.every(
      ({ syntaxProblem, unnamed }) =>
        syntaxProblem === undefined || syntaxProblem.tolerated === true || unnamed === "unread",
    ) &&
    (!isBeside || saysSlots(app));
  const isJudged = isWhole && !takesNoTurns;
  const judgements = slots === undefined || !isJudged ? [] : judgeBehaviours(releases.behaviours, slots, declarations);
  const replicas =
    size === undefined || declared.runners !== undefined
      ? undefined
      : { document: size.document, range: size.place, members };
  const isShared = privateBy === undefined;
  return {
    name,
    documents,
    unknown,
    unreadFiles,
    app,
    declarations,
    declarationProblems: read.problems,
    releases,
    judgements,
    deployed: size === undefined ? undefined : { runners: size.range, members },
    declaredSize: overrides.runners === undefined ? declaredSizeIn(documents) : undefined,
    notJudged:
      judgements.length > 0 || documents.length === 0 || takesNoTurns ? undefined : (unsaid ?? slotsUnknown(app)),
    members: isShared ? judgedMembers(members, releases, declarations) : [],
    member,
    takesNoTurns,
    slotRules: SLOT_RULES,
    replicas: isShared ? replicas : undefined,
    unshared: privateBy === undefined ? undefined : { by: privateBy, processes: runners, replicas },
  };
}

const ALONE: RunnerRange = { least: 1, most: 1 };
