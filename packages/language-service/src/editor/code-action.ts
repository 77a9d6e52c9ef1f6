import type { SettingsFile, TextRange } from "@slotwise/project";
import type { ProjectAnalysis } from "../analysis/analysis.js";
import type { Finding } from "../findings/finding.js";
import type { PreviewTarget } from "./preview-target.js";

/** A replacement in one of the project's files. */
export interface FileEdit {
  readonly file: string;
  readonly range: TextRange;
  readonly newText: string;
}

/** Something that can be done about a finding, or about the place that was asked for. */
export interface CodeAction {
  readonly title: string;
  readonly finding: Finding | undefined;
  /** The one that is meant when somebody just says "fix this". */
  readonly isPreferred: boolean;
  readonly edits: readonly FileEdit[];
  /** Shown in a preview instead of being made: then nothing is edited. */
  readonly target?: PreviewTarget;
}

export interface QuickFixOptions {
  /** Whether there is a preview to try a fix in. */
  readonly hasPreview: boolean;
  /** Judges the project's files as they would be with a fix: what would be worse for one is not offered. */
  readonly again?: Rejudging | undefined;
}

/** All files of a project as they are now, and the same judge that found the problems. */
export interface Rejudging {
  readonly files: readonly SettingsFile[];
  judge(files: readonly SettingsFile[]): ProjectAnalysis;
}
