export { coerce } from "./coerce/coerce.js";
export { meantBool } from "./coerce/yes-and-no.js";
export { type Declarations, mergeDeclarations, NO_DECLARATIONS } from "./declarations/declarations.js";
export { LEVELS, type Level, readLevel } from "./declarations/levels.js";
export type { OwnExample, OwnFileSetting, WordSetting } from "./declarations/own-setting.js";
export {
  EDITOR_SETTINGS,
  FILE_SETTINGS,
  OWN_SETTINGS,
  ownFileSetting,
  readWords,
  WORD_SETTINGS,
} from "./declarations/own-settings.js";
export { INNER_TABLES, type OwnTable, ownTableNamed } from "./declarations/own-tables.js";
export { formatRunnerRange, parseRunnerRange, type RunnerRange } from "./declarations/runner-range.js";
export { exampleInToml, inBrief } from "./declarations/setting-words.js";
export type { Severity } from "./declarations/severity.js";
export type { Deployment } from "./deployments/deployment.js";
export { alone, deploymentsOf } from "./deployments/deployments.js";
export type { FleetMember } from "./deployments/fleet-size.js";
export { memoryOrchestrator } from "./deployments/fleet-store.js";
export type { UnknownSource } from "./deployments/unknown-source.js";
export type { UnreadFile } from "./deployments/unread-files.js";
export { carriesSettings, type SettingsDocument } from "./documents/document.js";
export { insertSetting } from "./documents/insert-setting.js";
export { readFileWith } from "./documents/marked-document.js";
export { placedDocument } from "./documents/placed-document.js";
export { type DeclarationProblem, readDeclarations } from "./documents/read-declarations.js";
export { readDocument } from "./documents/read-document.js";
export { readDocumentWith } from "./documents/read-document-with.js";
export type { SettingsFile } from "./documents/settings-file.js";
export { boundsOf, describeBounds, isWithin } from "./fields/bounds.js";
export {
  classNamed,
  classOfSection,
  FIELDS,
  fieldsOf,
  homesOf,
  isOfPart,
  passesOf,
  SECTIONS,
} from "./fields/classes.js";
export { type PossibleField, parseVariableName, variableName } from "./fields/variable-name.js";
export { isCandidate, isOwnName, isPartOfWhole, mentionsUs } from "./finder/candidates.js";
export { type Files, type Listing, type MaybePromise, MISSING, type ReadText, type Unread } from "./finder/files.js";
export { type FoundProject, type FoundProjects, findProjects } from "./finder/find-projects.js";
export { FolderProjects, type ProjectOfFile } from "./finder/folder-projects.js";
export { type IgnorePatterns, ignorePatterns, isIgnored, mayMatchWithin } from "./finder/ignore-patterns.js";
export { laidOver } from "./finder/laid-over.js";
export { leavesOut } from "./finder/left-out.js";
export { COMMAND_REACH, EDITOR_REACH, isTooLarge, MOST_BYTES, type Reach } from "./finder/limits.js";
export { listingOf, listingsOf, NOTHING } from "./finder/listings.js";
export { memoryFiles, readText } from "./finder/memory-files.js";
export { type NamedFile, pathsReferredTo, unreadFilesNamedBy } from "./finder/named-files.js";
export { baseNameOf, folderOf, inFolder, pathBelow } from "./finder/paths.js";
export type { ProjectFile, RefersTo } from "./finder/project-file.js";
export { SKIPPED_FOLDERS } from "./finder/search.js";
export { isCompanion } from "./finder/source-order.js";
export { isBelowTool } from "./formats/below-tool.js";
export type { BlockForm } from "./formats/block-form.js";
export type { DeploymentUnit } from "./formats/environment.js";
export type { Format } from "./formats/format.js";
export { blockHeader, inQuotesOf } from "./formats/in-quotes-of.js";
export { FORMATS, formatOf } from "./formats/index.js";
export { ALL_PARSERS, type Parsers } from "./formats/parsers/all-parsers.js";
export { loadParsers } from "./formats/parsers/load-parsers.js";
export { PYPROJECT_BLOCK } from "./formats/pyproject/pyproject-block.js";
export { sharedName } from "./formats/shared-value.js";
export { parseToml } from "./formats/syntax/toml.js";
export { type NamedTable, type SettingsTable, sectionTables, type TypedPlace } from "./formats/typed-place.js";
export { typedPlaceAt } from "./formats/typed-place-at.js";
export { type MeantValue, writtenInstead } from "./formats/written-instead.js";
export { remember, rememberFor } from "./memory/remember.js";
export { type JudgedReleases, judgedReleases } from "./releases/judged-releases.js";
export { type PlacedRequirement, requirementsBySay } from "./releases/requirements-by-say.js";
export type { EffectiveSetting, FileOrigin, Origin, ResolvedClass } from "./resolve/effective-setting.js";
export { effectiveValueText } from "./resolve/effective-value-text.js";
export { type ResolvedApp, resolveApp, resolveClass } from "./resolve/resolve.js";
export { rootsOf, settingsInUse, settingsOf, variablesOf, type WrittenSetting } from "./resolve/written-settings.js";
export { closest } from "./text/closest.js";
export { lineAt } from "./text/line-at.js";
export { lineEnd } from "./text/line-end.js";
export { createSourceText, type SourceText, type TextPosition, type TextRange } from "./text/source-text.js";
export type { TextEdit } from "./text/text-edit.js";
export { entryOf, type ListNode, type ScalarNode, type TableEntry, type TableNode, tableRange } from "./tree/tree.js";
