export { analyse, analyseProject } from "./analysis/analyse.js";
export { analyseDocuments, analyseProjectDocuments } from "./analysis/analyse-documents.js";
export type { Analysis, ProjectAnalysis } from "./analysis/analysis.js";
export { namesOf } from "./analysis/deployment-names.js";
export { type FleetReport, type ProjectReport, reportOf } from "./analysis/project-report.js";
export { brokenFiles, type FileProblem, reasonNotJudged } from "./analysis/reason-not-judged.js";
export { lineOf, listedSettings } from "./answers/listed-settings.js";
export { judgedForWords, originWords } from "./answers/origin-words.js";
export { type SuggestedBlock, suggestedBlock } from "./answers/suggested-block.js";
export { suggestedPlace } from "./answers/suggested-place.js";
export { type SuggestedSetting, suggestedSettings } from "./answers/suggested-settings.js";
export { suggestionFor } from "./answers/suggestion-for.js";
export { unreadSources } from "./answers/unread-sources.js";
export { forgetfulStoreOf } from "./crons/cron-memory-of.js";
export { cronProblem } from "./crons/cron-problem.js";
export { type CronTicks, cronTicksOf } from "./crons/cron-ticks.js";
export { distinctFindings } from "./findings/distinct-findings.js";
export type { Finding, FindingDrawing, Fix, Place, TextEdit } from "./findings/finding.js";
export { isRuleName, RULE_NAMES, type RuleName } from "./findings/rule-names.js";
export { applyEdits, withFix } from "./fixes/apply-edits.js";
export { type AppliedFix, type Fixable, type FixOutcome, fixProjects, type LeftFix } from "./fixes/fix-projects.js";
export {
  type NoSuggestion,
  SUGGESTED_FIELDS,
  type SuggestedField,
  type Suggestion,
  suggestSettings,
} from "./fixes/suggest.js";
export { BROKEN_PROMISE_WORDS } from "./fleets/broken-promise-words.js";
export { isSafeAsDeclared } from "./fleets/declared-safety.js";
export { areAlike, mixedCycles, placedMembers } from "./fleets/fleet-members.js";
export { fleetPins } from "./fleets/fleet-pins.js";
export { type FleetSummary, summarizeFleet } from "./fleets/fleet-summary.js";
export { formatFloat, formatShare } from "./fleets/nice-numbers.js";
export { hardestFleets } from "./fleets/offending-sizes.js";
export { SLOT_FIELDS, type SlotField, slotSetting } from "./fleets/slot-fields.js";
export type { SlotJudgement } from "./fleets/slot-judgement.js";
export { type CronTerm, judgeTerms, type SlotTerms } from "./fleets/slot-terms.js";
export { refusesStart } from "./fleets/start-refusals.js";
export { type FoundTerms, findTerms, type TermsSearch } from "./recorded/find-terms.js";
export { type Naming, ownDeployment } from "./recorded/own-deployment.js";
export type { RecordTerms } from "./recorded/record-terms.js";
export type { NamedAnalysis, RecordedFleet } from "./recorded/recorded-fleet.js";
export { type JudgedWith, type KnownProjects, termsAmong } from "./recorded/terms-among.js";
export { RULES, ruleNamed } from "./rules/index.js";
export type { Rule } from "./rules/rule.js";
export { type SlotProblem, slotProblems } from "./rules/slot-problems.js";
