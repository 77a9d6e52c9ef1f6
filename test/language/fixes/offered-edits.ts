import { analyseProject } from "@slotwise/language-service";
import { type CodeAction, editorDocument, type FileEdit, quickFixes } from "@slotwise/language-service/editor";
import type { SettingsFile } from "@slotwise/project";

/** All that an editor offers to do about any problem of a project, each change once. */
export function offeredActions(files: readonly SettingsFile[]): readonly CodeAction[] {
  const project = analyseProject(files);
  const again = { files, judge: (changed: readonly SettingsFile[]) => analyseProject(changed) };
  const offered = new Map<string, CodeAction>();
  for (const { name, text } of files) {
    const editor = editorDocument(project, name);
    if (editor === undefined) continue;
    for (const action of quickFixes(editor, { start: 0, end: text.length }, { hasPreview: false, again })) {
      offered.set(JSON.stringify(action.edits), action);
    }
  }
  return [...offered.values()];
}

export function edited(files: readonly SettingsFile[], edits: readonly FileEdit[]): readonly SettingsFile[] {
  return files.map((file) => {
    const backwards = edits
      .filter((edit) => edit.file === file.name)
      .toSorted((one, other) => other.range.start - one.range.start);
    const text = backwards.reduce(
      (current, { range, newText }) => current.slice(0, range.start) + newText + current.slice(range.end),
      file.text,
    );
    return { ...file, text };
  });
}
