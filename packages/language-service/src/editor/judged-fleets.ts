import type { Level } from "@slotwise/project";
import type { Analysis } from "../analysis/analysis.js";
import { reasonNotJudged } from "../analysis/reason-not-judged.js";
import type { RuleName } from "../findings/rule-names.js";
import { slotSourcesOf } from "../fleets/slot-sources.js";
import type { SlotTerms } from "../fleets/slot-terms.js";
import { refusesStart } from "../fleets/start-refusals.js";
import { ruleNamed } from "../rules/index.js";
import { slotProblems } from "../rules/slot-problems.js";
import { SLOT_RULES } from "../rules/slot-rules.js";
import type { EditorDocument } from "./editor-document.js";
import { shownDeployments } from "./shown-deployments.js";

/** The fleets that a document is about, for those who want to try others; plain data, which survives JSON. */
export interface JudgedFleets {
  /** Those that the document shows, the one that fares worst first; at least one, and at most `MOST_DEPLOYMENTS`. */
  readonly deployments: readonly JudgedFleet[];
}

/** One deployment's fleet, as its findings are about it. */
export interface JudgedFleet {
  /** What tells it from the others. */
  readonly name: string;
  /** All that it was judged by; null where it cannot be judged as it is. */
  readonly terms: SlotTerms | null;
  /** Why not, in a few words; null where it is judged. */
  readonly notJudged: string | null;
  /** What the files made of the slot rules: those off or suppressed for this deployment, and other severities than a rule's own. */
  readonly levels: Readonly<Partial<Record<RuleName, Level>>>;
  /** What else is an error or a warning for its slots and follows from no value of `terms`, a message each. */
  readonly besides: readonly string[];
}

/** More are not told apart in a list by anybody. */
export const MOST_DEPLOYMENTS = 200;

/** Nobody has more, and each is looked at whenever a value changes. */
export const MOST_CRONS = 1000;

/** Undefined where the document carries no settings. */
export function judgedFleets(editor: EditorDocument): JudgedFleets | undefined {
  const shown = shownDeployments(editor).slice(0, MOST_DEPLOYMENTS);
  return shown.length === 0
    ? undefined
    : { deployments: shown.map(({ name, analysis }) => judgedFleet(name, analysis)) };
}

function judgedFleet(name: string, analysis: Analysis): JudgedFleet {
  const terms = termsOf(analysis);
  return {
    name,
    terms,
    notJudged: terms === null ? reasonNotJudged(analysis) : null,
    levels: levelsOf(analysis),
    besides: besidesOf(analysis),
  };
}

function termsOf({ app, documents, releases, judgements, declarations }: Analysis): SlotTerms | null {
  const [judgement] = judgements;
  const sources = judgement && slotSourcesOf(app, documents, releases.releases);
  if (judgement === undefined || sources === undefined) return null;
  const { runners, serviceDurationSeconds, clockSkewSeconds, startDelaySeconds, storeStalenessSeconds } = declarations;
  const { loopOverheadSeconds } = declarations;
  return {
    releases: releases.releases,
    values: judgement.values,
    look: judgement.look,
    crons: sources.crons.slice(0, MOST_CRONS).map(({ field, schedule, isInCode = false }) => {
      return { field, expression: schedule.expression, isInCode };
    }),
    isSchedulerOff: sources.isSchedulerOff === true,
    declarations: {
      ...{ runners, serviceDurationSeconds, clockSkewSeconds, startDelaySeconds, storeStalenessSeconds },
      loopOverheadSeconds,
    },
  };
}

/** Rules that say nothing but what follows from the terms. */
const FROM_TERMS: readonly RuleName[] = [...SLOT_RULES.map(({ name }) => name), "cron-tick-lost"];

function levelsOf({ declarations, judgements, findings }: Analysis): JudgedFleet["levels"] {
  const levels: Partial<Record<RuleName, Level>> = {};
  for (const rule of FROM_TERMS) {
    const level = declarations.rules.get(rule);
    if (level !== undefined) levels[rule] = level;
  }
  // What was found and is not among the findings was suppressed where it stands.
  for (const { rule } of judgements.flatMap((judgement) => slotProblems(judgement))) {
    if (!findings.some((finding) => finding.rule === rule)) levels[rule] = "off";
  }
  return levels;
}

function besidesOf({ findings, judgements }: Analysis): readonly string[] {
  // That releases differ is what the verdict on each of them says.
  const known = new Set<RuleName>([...FROM_TERMS, "upgrade-changes-behaviour"]);
  if (judgements.some(refusesStart)) known.add("refuses-to-start");
  const told = findings.filter(({ rule, severity }) => {
    return severity !== "info" && !known.has(rule) && (STARTING.includes(rule) || ruleNamed(rule)?.group === "slots");
  });
  return [...new Set(told.map(({ message }) => message))];
}

/** Rules of other groups that say that no runner starts. */
const STARTING: readonly RuleName[] = ["refuses-to-start", "invalid-cron"];
