import type { Analysis } from "../analysis/analysis.js";
import type { SuggestedField, Suggestion } from "../fixes/suggest.js";
import { formatFloat } from "../fleets/nice-numbers.js";
import { slotSetting } from "../fleets/slot-fields.js";
import { suggestedPlace } from "./suggested-place.js";
import { suggestedSettings } from "./suggested-settings.js";
import { safeFor } from "./suggested-words.js";

/** Settings to paste, and what is to be said of them. */
export interface SuggestedBlock {
  /** Comments of the block, or, where its form has none, sentences to tell beside it. */
  readonly notes: readonly string[];
  readonly lines: readonly BlockLine[];
  readonly hasComments: boolean;
}

export interface BlockLine {
  readonly text: string;
  readonly comment: string | undefined;
}

/** The suggestion as the strongest of the deployment's own places writes it, with what it replaces. */
export function suggestedBlock(analysis: Analysis, suggestion: Suggestion): SuggestedBlock {
  const place = suggestedPlace(analysis);
  const { before, after, line, comments } = place.form;
  const all = suggestedSettings(analysis, suggestion);
  const settings = all.flatMap((each, index): readonly BlockLine[] => {
    const { field, value } = each;
    const comment =
      each.before === undefined ? "as it is" : `was ${formatFloat(each.before)}${tableText(analysis, field)}`;
    const text = line(place.keyOf(field), formatFloat(value), index === all.length - 1);
    if (comments === "above") return [plain(`# ${comment}`), plain(text)];
    return [{ text, comment: comments === "behind" ? comment : undefined }];
  });
  return {
    notes: [
      safeFor(analysis),
      ...suggestion.lostTicks.map((sentence) => `but ${sentence}`),
      ...(suggestion.lock === undefined ? [] : [`and ${suggestion.lock}`]),
      ...(place.note === undefined ? [] : [place.note]),
    ],
    lines: [...plainOf(before), ...settings, ...plainOf(after)],
    hasComments: comments !== "none",
  };
}

/** A value in a table of its class beats one beside it. */
function tableText({ app }: Analysis, field: SuggestedField): string {
  const origin = slotSetting(app, field)?.origin;
  if (origin === undefined || origin.kind === "default" || origin.path.length < 2) return "";
  return `, in table ${origin.path.slice(0, -1).join(".")}`;
}

function plain(text: string): BlockLine {
  return { text, comment: undefined };
}

function plainOf(text: string | undefined): readonly BlockLine[] {
  return text === undefined ? [] : [plain(text)];
}
