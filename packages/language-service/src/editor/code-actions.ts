import type { SettingsFile, TextRange } from "@slotwise/project";
import type { ProjectAnalysis } from "../analysis/analysis.js";
import { reportOf } from "../analysis/project-report.js";
import type { Finding, Fix } from "../findings/finding.js";
import { withFix } from "../fixes/apply-edits.js";
import { fixProjects } from "../fixes/fix-projects.js";
import { isNoWorse } from "../fixes/no-worse.js";
import { smallestEdit } from "../fixes/smallest-edit.js";
import type { CodeAction, FileEdit, QuickFixOptions, Rejudging } from "./code-action.js";
import type { EditorDocument } from "./editor-document.js";
import { fileEdits, titleWithEffect, trialsOf, upgradeActions } from "./fix-actions.js";
import { suppressInFile, suppressOnLine } from "./suppress.js";

/** The fixes of what was found within a range, each to try without editing as well, and then comments that accept it. */
export function quickFixes(
  editor: EditorDocument,
  range: TextRange,
  { hasPreview, again }: QuickFixOptions = { hasPreview: false },
): readonly CodeAction[] {
  const { document, project } = editor;
  const found = project.findings.filter(({ place }) => place.file === document.source.name && touches(place, range));
  const judged = again === undefined ? undefined : atMost(MOST_JUDGED, again);
  const fixes = found.flatMap((finding) =>
    finding.fixes.flatMap((fix, index): CodeAction[] => {
      if (!isGood(fix, project, judged)) return [];
      const isPreferred = index === 0 && fix.safe;
      return [{ title: titleWithEffect(fix), finding, isPreferred, edits: fileEdits(fix) }];
    }),
  );
  const trials = hasPreview ? found.flatMap((finding) => trialsOf(editor, finding)) : [];
  const suppressions = found.flatMap((finding) =>
    [suppressOnLine(document, finding), suppressInFile(document, finding)].flatMap((suppression): CodeAction[] => {
      if (suppression === undefined) return [];
      const { title, ...edit } = suppression;
      return [{ title, finding, isPreferred: false, edits: [{ file: document.source.name, ...edit }] }];
    }),
  );
  return unique([...fixes, ...upgradeActions(editor, range, { hasPreview }), ...trials, ...suppressions]);
}

interface BoundedRejudging {
  readonly files: readonly SettingsFile[];
  judge(files: readonly SettingsFile[]): ProjectAnalysis | undefined;
}

/** Somebody who selects a whole file waits for no more: each is judged with all of its project. */
const MOST_JUDGED = 8;

/** The same, as often as that; what is asked for beyond is not there. */
function atMost(times: number, { files, judge }: Rejudging): BoundedRejudging {
  let left = times;
  return { files, judge: (changed) => (left-- > 0 ? judge(changed) : undefined) };
}

/** What sets the slots was judged before it was made; any other fix makes a value count that did not, or counted otherwise. */
function isGood(fix: Fix, project: ProjectAnalysis, again: BoundedRejudging | undefined): boolean {
  if (fix.change !== undefined || fix.reveals === true || again === undefined) return true;
  const changed = withFix(again.files, fix);
  const after = changed === undefined ? undefined : again.judge(changed);
  return after !== undefined && isNoWorse(project, after);
}

function touches({ startOffset, endOffset }: Finding["place"], { start, end }: TextRange): boolean {
  return startOffset <= end && start <= endOffset;
}

/** Two problems in one place often have the same way out. */
function unique(actions: readonly CodeAction[]): readonly CodeAction[] {
  const first = new Map<string, CodeAction>();
  for (const action of actions) {
    const key = JSON.stringify([action.title, action.edits, action.target]);
    if (!first.has(key)) first.set(key, action);
  }
  return [...first.values()];
}

/**
 * One edit that applies every safe fix in a file, each judged again after those before it; nothing where there is none.
 * @param files all of the project, as they are now
 * @param judge the same that found the problems
 */
export function fixAll(
  { document, project }: EditorDocument,
  files: readonly SettingsFile[],
  judge: (files: readonly SettingsFile[]) => ProjectAnalysis,
): readonly FileEdit[] {
  const { name } = document.source;
  const before = files.find((file) => file.name === name)?.text;
  const outcome = fixProjects([{ files, reported: new Set([name]), report: reportOf(project) }], {
    judge: (changed) => reportOf(judge(changed)),
    mayEdit: () => true,
  });
  const after = outcome.projects[0]?.files.find((file) => file.name === name)?.text;
  if (before === undefined || after === undefined || before === after) return [];
  return [{ file: name, ...smallestEdit(before, after) }];
}
