import { cycleOf, idlePeriodSeconds } from "@slotwise/core";
import type { EffectiveSetting } from "@slotwise/project";
import { entryOf, settingsOf } from "@slotwise/project";
import { formatDuration } from "@slotwise/words";
import type { Analysis } from "../analysis/analysis.js";
import { codeCronsOf } from "../crons/code-crons.js";
import { refusesStart } from "../fleets/start-refusals.js";
import { cronWords, offTickWords } from "./cron-words.js";
import { analysisAt, type EditorDocument } from "./editor-document.js";
import { runnersWord, shownFleet } from "./fleet-words.js";
import { firstThatFits, hintOf, shortLimit } from "./hint-words.js";
import { resolvedSetting, valueRange } from "./setting-at.js";
import { shownAnalysis } from "./shown-analysis.js";
import { namesOfSeveral } from "./shown-deployments.js";

/** A few words behind a value. */
export interface InlayHint {
  /** Behind the value's last character. */
  readonly offset: number;
  /** Begins with a letter and has 43 characters at most. */
  readonly label: string;
  /** What the label has no room for, and how far the settings carry. */
  readonly tooltip: string;
}

export interface InlayHintOptions {
  /** Whether the cycle is drawn behind the interval; then its hint would stand in the picture's way. */
  readonly hasDrawings: boolean;
}

/** What the values of a file come to: windows and gaps, how often a runner looks, how far the fleet may grow. */
export function inlayHints(editor: EditorDocument, { hasDrawings }: InlayHintOptions): readonly InlayHint[] {
  const hints: InlayHint[] = [];
  const names = namesOfSeveral(editor);
  const hintFor = (label: string, analysis: Analysis) => hintOf(label, analysis.summaries, names.get(analysis));
  for (const written of settingsOf(editor.document)) {
    const { analysis, effective } = resolvedSetting(editor, written);
    // What another place beats comes to nothing.
    const counts =
      effective?.origin.kind !== "default" && effective?.origin.entry.keyRange.start === written.entry.keyRange.start;
    if (analysis === undefined || effective === undefined || !counts) continue;
    const label = labelOf(effective, analysis, hasDrawings);
    if (label !== undefined) hints.push({ offset: valueRange(written).end, ...hintFor(label, analysis) });
  }
  for (const { expression, range } of codeCronsOf([editor.document])) {
    const analysis = analysisAt(editor, range);
    const label = analysis === undefined ? undefined : cronLabel(expression, analysis);
    if (analysis !== undefined && label !== undefined) {
      hints.push({ offset: range.end, ...hintFor(label, analysis) });
    }
  }
  const analysis = shownAnalysis(editor);
  const runners =
    editor.document.declarations === undefined ? undefined : entryOf(editor.document.declarations, "runners");
  const limit = analysis === undefined ? undefined : shortLimit(analysis.summaries);
  if (analysis !== undefined && runners?.value.range !== undefined && limit !== undefined) {
    hints.push({ offset: runners.value.range.end, ...hintFor(limit, analysis) });
  }
  return hints;
}

function labelOf({ field, coerced }: EffectiveSetting, analysis: Analysis, hasDrawings: boolean): string | undefined {
  if (field.format === "cron" && "value" in coerced) return cronLabel(String(coerced.value), analysis);
  const [judgement] = analysis.judgements;
  const [summary] = analysis.summaries;
  if (judgement === undefined || summary === undefined) return undefined;
  if (refusesStart(judgement)) {
    return field.name === "atomic_service_interval_minutes" ? shortLimit(analysis.summaries) : undefined;
  }
  const fleet = shownFleet(judgement, summary);
  switch (field.name) {
    case "atomic_service_interval_minutes":
      return hasDrawings ? undefined : shortLimit(analysis.summaries);
    case "atomic_service_spread_margin_minutes":
      return windowAndGap(analysis, fleet.totalRunners);
    case "atomic_service_check_interval_minutes":
      return `looks every ${formatDuration(idlePeriodSeconds(fleet))}`;
    default:
      return undefined;
  }
}

/** `window 15 s, gap 60 s`, and, where nobody declared a size, of how many runners. Undefined where nothing is shared. */
function windowAndGap({ judgements }: Analysis, totalRunners: number): string | undefined {
  const starting = judgements.filter((judgement) => !refusesStart(judgement));
  const cycles = starting.map((judgement) => cycleOf(judgement.fleetOf(totalRunners)));
  const [window, gap] = [
    cycles.map(({ windowSeconds }) => windowSeconds),
    cycles.map(({ gapSeconds }) => gapSeconds),
  ].map((seconds) => [...new Set(seconds.map(formatDuration))]);
  // A lone runner shares nothing, so its margin is of no account.
  if (window === undefined || gap === undefined || cycles.some(({ regime }) => regime === "alone")) return undefined;
  if (window.length > 1 || gap.length > 1) return `window ${window.join(" or ")}, by release`;
  const sizes = `window ${window}, gap ${gap}`;
  return starting.some((judgement) => judgement.sizes === undefined)
    ? firstThatFits(`${sizes} with ${runnersWord(totalRunners)}`, `${sizes} with ${totalRunners}`)
    : sizes;
}

/** `every 5 minutes, and when a runner starts` */
function cronLabel(expression: string, analysis: Analysis): string | undefined {
  const words = cronWords(expression);
  const offTick = words === undefined ? undefined : offTickWords(analysis);
  return offTick === undefined ? words : `${words}, and ${offTick}`;
}
