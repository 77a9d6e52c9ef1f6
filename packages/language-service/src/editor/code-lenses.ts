import type { TextRange } from "@slotwise/project";
import { settingsOf, tableRange } from "@slotwise/project";
import type { EditorDocument } from "./editor-document.js";
import { safeUpTo } from "./fleet-words.js";
import type { PreviewTarget } from "./preview-target.js";
import { shownAnalysis } from "./shown-analysis.js";

/** Something to click on, above a line. */
export interface CodeLens {
  readonly range: TextRange;
  readonly title: string;
  readonly command: "slotwise.preview" | "slotwise.simulate" | "slotwise.drawSize";
  readonly tooltip?: string;
  /** What the command is about; absent: the deployment that fares worst, as the files say. */
  readonly target?: PreviewTarget;
}

/** Above the table of settings, or, where a file has none, above its first setting. */
export function codeLenses(editor: EditorDocument): readonly CodeLens[] {
  const { document } = editor;
  const analysis = shownAnalysis(editor);
  const [first] = settingsOf(document);
  const header = document.settings === undefined ? undefined : tableRange(document.settings);
  const range = header ?? first?.entry.keyRange;
  if (analysis === undefined || analysis.judgements.length === 0 || range === undefined) return [];
  const limit = safeUpTo(analysis.summaries);
  return [
    { range, title: "Preview slots", command: "slotwise.preview" },
    ...(limit === undefined ? [] : [{ range, title: limit, command: "slotwise.preview" } as const]),
    { range, title: "simulate", command: "slotwise.simulate" },
  ];
}
