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
export { type DeclarationProblem, readDeclarations } from "./declarations/read-declarations.js";
export { formatRunnerRange, parseRunnerRange, type RunnerRange } from "./declarations/runner-range.js";
export { exampleInToml, inBrief } from "./declarations/setting-words.js";
export type { Severity } from "./declarations/severity.js";
export { type Deployment, deploymentsOf, type FleetMember, type UnknownSource } from "./deployments/deployments.js";
export { carriesSettings, type SettingsDocument } from "./documents/document.js";
export { readFileWith } from "./documents/marked-document.js";
export { placedDocument } from "./documents/placed-document.js";
export { readDocument } from "./documents/read-document.js";
export { needsReaders, type Readers, readDocumentWith } from "./documents/read-toml-document.js";
export { ALL_READERS } from "./documents/readers.js";
export type { SettingsFile } from "./documents/settings-file.js";
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
export { filesNamedBy, type NamedFile, pathsReferredTo } from "./finder/named-files.js";
export { baseNameOf, folderOf, inFolder, pathBelow } from "./finder/paths.js";
export type { ProjectFile, RefersTo } from "./finder/project-file.js";
export { SKIPPED_FOLDERS } from "./finder/search.js";
export { isCompanion } from "./finder/source-order.js";
export type { DeploymentUnit } from "./formats/environment.js";
export { type FileFormat, fileFormat, isBelowTool } from "./formats/file-format.js";
export { parseToml } from "./formats/toml.js";
export {
  entryOf,
  type ListNode,
  type ScalarNode,
  type TableEntry,
  type TableNode,
  tableRange,
} from "./formats/tree.js";
export { remember, rememberFor } from "./memory/remember.js";
export { type JudgedReleases, judgedReleases } from "./requirements/judged-releases.js";
export { type PlacedRequirement, requirementsBySay } from "./requirements/requirements-by-say.js";
export { boundsOf, describeBounds, isWithin } from "./resolve/bounds.js";
export { classNamed, classOfSection, FIELDS, fieldsOf, homesOf, passesOf, SECTIONS } from "./resolve/classes.js";
export { effectiveValueText } from "./resolve/effective-value-text.js";
export {
  type EffectiveSetting,
  type FileOrigin,
  type Origin,
  type ResolvedApp,
  type ResolvedClass,
  resolveApp,
  resolveClass,
  variableName,
} from "./resolve/resolve.js";
export { type PossibleField, parseVariableName } from "./resolve/variable-name.js";
export { rootsOf, settingsInUse, settingsOf, variablesOf, type WrittenSetting } from "./resolve/written-settings.js";
export { closest } from "./text/closest.js";
export { createSourceText, type SourceText, type TextPosition, type TextRange } from "./text/source-text.js";
