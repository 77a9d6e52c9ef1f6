// Everything but the readers of formats that have a large parser: those are in `readers.ts`, and whoever wants to load
// them only when a file needs them imports the two apart.
export { closest } from "./closest.js";
export { forgetfulStoreOf } from "./cron-memory-of.js";
export {
  type Declarations,
  mergeDeclarations,
  NO_DECLARATIONS,
  parseLevel,
} from "./declarations.js";
export { type Analysis, judgeDocuments, judgeProject, type Project } from "./diagnose.js";
export { carriesSettings, type SettingsDocument } from "./document.js";
export { parseDuration } from "./duration-text.js";
export { effectiveValueText } from "./effective-value-text.js";
export type { Finding, FindingDrawing, Fix, Place, Severity, TextEdit } from "./finding.js";
export { applyEdits } from "./fixes/apply-edits.js";
export { type AppliedFix, type Fixable, type FixOutcome, fixDeployments } from "./fixes/fix-deployments.js";
export { drawingOf } from "./fleet-drawing.js";
export { type FleetSummary, summarizeFleet } from "./fleet-summary.js";
export { type FileFormat, fileFormat } from "./formats/file-format.js";
export { readFileWith } from "./marked-document.js";
export { formatFloat } from "./nice-numbers.js";
export { placedDocument } from "./placed-document.js";
export { type FleetReport, type ProjectReport, reportOf } from "./project-report.js";
export { needsReaders, type Readers, readDocumentWith } from "./read-toml-document.js";
export type { EffectiveSetting, FileOrigin, Origin, ResolvedApp, ResolvedClass } from "./resolve.js";
export { RULE_NAMES, RULES, ruleNamed } from "./rules/index.js";
export type { Rule, RuleName } from "./rules/rule.js";
export { formatRunnerRange, parseRunnerRange, type RunnerRange } from "./runner-range.js";
export type { SettingsFile } from "./settings-file.js";
export { refusesStart, SLOT_FIELDS, type SlotField, type SlotJudgement, slotSetting } from "./slot-judgement.js";
export { createSourceText, type SourceText, type TextPosition, type TextRange } from "./source-text.js";
export { isCandidate, isOwnName, isPartOfWhole, mentionsUs } from "./sources/candidates.js";
export { DECLARING_NAMES, declaredExcludes, mayAcceptInFiles } from "./sources/declared-excludes.js";
export { type IgnorePatterns, ignorePatterns, isIgnored } from "./sources/ignore-patterns.js";
export { mayReferToFiles, pathsReferredTo } from "./sources/named-files.js";
export { COMPANION_NAMES, isCompanion, sourcesInOrder } from "./sources/source-order.js";
export { isUvMember } from "./sources/uv-workspace.js";
export {
  type NoSuggestion,
  SUGGESTED_FIELDS,
  type SuggestedField,
  type Suggestion,
  suggestSettings,
} from "./suggest.js";
