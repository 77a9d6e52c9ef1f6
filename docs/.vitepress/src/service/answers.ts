import { termsAmong } from "@slotwise/language-service";
import {
  completions,
  type FileEdit,
  fixAll,
  hover,
  quickFixes,
  suggestions,
  writeValues,
} from "@slotwise/language-service/editor";
import { createSourceText } from "@slotwise/project";
import type { Edit, Problem, ProblemFix, QuestionName, Questions, Suggested } from "../crossing/messages.js";
import { type FileInProject, ProjectFiles } from "./project-files.js";

type Answers = {
  readonly [Name in QuestionName]: (
    files: ProjectFiles,
    asked: Questions[Name]["asked"],
  ) => Promise<Questions[Name]["answer"]>;
};

/** The only list of what the page can ask for. */
export const ANSWERS: Answers = {
  fixes: async (files, { path, problems }) => {
    const file = await files.fileAt(path);
    return problems.map((problem) => (file === undefined ? [] : fixesOf(file, problem)));
  },
  hover: async (files, { path, offset, isDark }) => {
    const file = await files.fileAt(path);
    if (file?.editor === undefined) return null;
    const found = hover(file.editor, offset, {
      pictures: { kind: "image", theme: isDark ? "dark" : "light" },
      nowSeconds: Date.now() / 1000,
    });
    return found === undefined ? null : { ...found.range, markdown: found.markdown };
  },
  completions: async (files, { path, offset }) => {
    const found = completions(createSourceText(path, files.textOf(path) ?? ""), offset);
    const [first] = found;
    if (first === undefined) return null;
    const items = found.map(({ word, kind, newText, detail, documentation }) => {
      return { word, kind, newText, detail, documentation };
    });
    return { ...first.range, items };
  },
  write: async (files, { path, deployment, values }) => {
    const file = await files.fileAt(path);
    return file?.editor === undefined ? [] : editsIn(file, writeValues(file.editor, values, deployment));
  },
  suggest: async (files, { path }) => {
    const file = await files.fileAt(path);
    if (file?.editor === undefined) return [];
    return suggestions(file.editor).map(({ deployment, result }): Suggested => {
      if (result.kind === "none") {
        return { deployment, problem: result.reason, notes: [], block: "", edits: undefined };
      }
      const edits = result.edits === undefined ? undefined : editsIn(file, result.edits);
      return { deployment, problem: undefined, notes: result.notes, block: result.block, edits };
    });
  },
  find: async (_files, { files }) => {
    const found = new ProjectFiles();
    found.setFiles({ files, release: undefined });
    return found.allPaths();
  },
  recordTerms: async (files, fleet) => {
    const judge = await files.judgedWith();
    const { terms, release, remarks } = await termsAmong(fleet, files.declarations, {
      all: judge,
      around: judge,
      releaseOption: "the release chosen above",
    });
    return { terms: terms ?? null, release: release ?? null, remarks };
  },
  fixAll: async (files, { path }) => {
    const file = await files.fileAt(path);
    return file?.editor === undefined ? [] : editsIn(file, fixAll(file.editor, file.files, file.judge));
  },
};

/** The ways out of one problem; comments that accept it come last. */
function fixesOf(file: FileInProject, { start, end, rule }: Problem): readonly ProblemFix[] {
  if (file.editor === undefined) return [];
  return quickFixes(file.editor, { start, end }, { hasPreview: false, again: file })
    .filter(({ finding }) => finding === undefined || finding.rule === rule)
    .flatMap(({ title, edits, isPreferred, target }): readonly ProblemFix[] => {
      return target === undefined ? [{ title, isPreferred, edits: editsIn(file, edits) }] : [];
    });
}

function editsIn(file: FileInProject, edits: readonly FileEdit[]): readonly Edit[] {
  return edits.flatMap(({ file: name, range, newText }) => {
    const path = file.pathOf(name);
    return path === undefined ? [] : [{ path, newText, start: range.start, end: range.end }];
  });
}
