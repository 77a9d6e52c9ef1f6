import { formatRunnerRange, type TextRange } from "@slotwise/project";
import { suggestedBlock } from "../answers/suggested-block.js";
import { type SuggestedSetting, suggestedSettings } from "../answers/suggested-settings.js";
import { suggestionFor } from "../answers/suggestion-for.js";
import { slotSetting } from "../fleets/slot-fields.js";
import type { FileEdit } from "./code-action.js";
import type { EditorDocument } from "./editor-document.js";
import { joined } from "./setting-edits.js";
import { shownDeployments } from "./shown-deployments.js";
import { settingEdits } from "./write-values.js";

/** Safe settings for one of a document's deployments, or why there are none. */
export interface EditorSuggestion {
  /** The deployment's name among those of the document. */
  readonly deployment: string;
  /** What it was looked for with: `1-8`, and seconds. Undefined where nobody says. */
  readonly runners: string | undefined;
  readonly serviceDurationSeconds: number | undefined;
  readonly result: SafeSettings | { readonly kind: "none"; readonly reason: string };
}

export interface SafeSettings {
  readonly kind: "safe";
  /** What they were judged for, first; then what is lost all the same. */
  readonly notes: readonly string[];
  /** As the file that they go to writes them. */
  readonly block: string;
  readonly settings: readonly PlacedSetting[];
  /** Undefined where a value has no place that can be written; none where all is there already. */
  readonly edits: readonly FileEdit[] | undefined;
}

/** A suggested value, with where the value in force stands. */
export interface PlacedSetting extends SuggestedSetting {
  readonly place: { readonly file: string; readonly range: TextRange } | undefined;
}

/** For every deployment that carries settings, the one that fares worst first. */
export function suggestions(editor: EditorDocument): readonly EditorSuggestion[] {
  return shownDeployments(editor).map(({ name, analysis }) => {
    const { runners, serviceDurationSeconds } = analysis.declarations;
    const suggestion = suggestionFor(analysis);
    const asked = {
      deployment: name,
      runners: runners === undefined ? undefined : formatRunnerRange(runners),
      serviceDurationSeconds,
    };
    if (suggestion.kind === "none") return { ...asked, result: suggestion };
    const { notes, lines } = suggestedBlock(analysis, suggestion);
    const settings = suggestedSettings(analysis, suggestion).map((each): PlacedSetting => {
      const origin = slotSetting(analysis.app, each.field)?.origin;
      if (origin === undefined || origin.kind === "default") return { ...each, place: undefined };
      const { document, entry } = origin;
      return { ...each, place: { file: document.source.name, range: entry.value.range ?? entry.keyRange } };
    });
    const changes = settings
      .filter(({ before }) => before !== undefined)
      .map(({ field, value }) => settingEdits(editor.document, analysis, field, value));
    // Some of a suggestion was never judged: it is taken whole or not at all.
    const edits = changes.every((each) => each.length > 0) ? joined(changes.flat()) : undefined;
    const block = lines
      .map(({ text, comment }) => (comment === undefined ? `${text}\n` : `${text}  # ${comment}\n`))
      .join("");
    return { ...asked, result: { kind: "safe", notes, block, settings, edits } };
  });
}
