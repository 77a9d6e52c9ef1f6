export { analyse, analyseProject } from "./analysis/analyse.js";
export {
  type Analysis,
  analyseDocuments,
  analyseProjectDocuments,
  type ProjectAnalysis,
} from "./analysis/analyse-documents.js";
export { forgetfulStoreOf } from "./crons/cron-memory-of.js";
export type { Finding, FindingDrawing, Fix, Place, TextEdit } from "./findings/finding.js";
export { type FleetReport, type ProjectReport, reportOf } from "./findings/project-report.js";
export { applyEdits } from "./fixes/apply-edits.js";
export { type AppliedFix, type Fixable, type FixOutcome, fixDeployments } from "./fixes/fix-deployments.js";
export { drawingOf } from "./fleets/fleet-drawing.js";
export { type FleetSummary, summarizeFleet } from "./fleets/fleet-summary.js";
export { formatFloat } from "./fleets/nice-numbers.js";
export { refusesStart, SLOT_FIELDS, type SlotField, type SlotJudgement, slotSetting } from "./fleets/slot-judgement.js";
export {
  type NoSuggestion,
  SUGGESTED_FIELDS,
  type SuggestedField,
  type Suggestion,
  suggestSettings,
} from "./fleets/suggest.js";
export { RULE_NAMES, RULES, ruleNamed } from "./rules/index.js";
export type { Rule, RuleName } from "./rules/rule.js";
