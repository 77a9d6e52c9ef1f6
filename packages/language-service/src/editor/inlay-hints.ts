import { cycleOf, idlePeriodSeconds } from "@slotwise/core";
import type { EffectiveSetting } from "@slotwise/project";
import { entryOf, settingsOf } from "@slotwise/project";
import { formatDuration } from "@slotwise/words";
import type { Analysis } from "../analysis/analysis.js";
import { codeCronsOf } from "../crons/code-crons.js";
import { refusesStart } from "../fleets/start-refusals.js";
import { cronWords, offTickWords } from "./cron-words.js";
import { analysisAt, type EditorDocument } from "./editor-document.js";
import { runnersWord, safeUpTo, shownFleet } from "./fleet-words.js";
import { resolvedSetting, valueRange } from "./setting-at.js";
import { shownAnalysis } from "./shown-analysis.js";

/** A few words behind a value. */
export interface InlayHint {
  /** Behind the value's last character. */
  readonly offset: number;
  readonly label: string;
  readonly tooltip: string;
}

export interface InlayHintOptions {
  /** Whether the cycle is drawn behind the interval; then its hint would stand in the picture's way. */
  readonly hasDrawings: boolean;
}

/** What the values of a file come to: windows and gaps, how often a runner looks, how far the fleet may grow. */
export function inlayHints(editor: EditorDocument, { hasDrawings }: InlayHintOptions): readonly InlayHint[] {
  const hints: InlayHint[] = [];
  for (const written of settingsOf(editor.document)) {
    const { analysis, effective } = resolvedSetting(editor, written);
    // What another place beats comes to nothing.
    const counts =
      effective?.origin.kind !== "default" && effective?.origin.entry.keyRange.start === written.entry.keyRange.start;
    if (analysis === undefined || effective === undefined || !counts) continue;
    const label = labelOf(effective, analysis, hasDrawings);
    if (label !== undefined) hints.push({ offset: valueRange(written).end, label, tooltip: tooltipOf(analysis) });
  }
  for (const { expression, range } of codeCronsOf([editor.document])) {
    const analysis = analysisAt(editor, range);
    const label = analysis === undefined ? undefined : cronLabel(expression, analysis);
    if (analysis !== undefined && label !== undefined) {
      hints.push({ offset: range.end, label, tooltip: tooltipOf(analysis) });
    }
  }
  const analysis = shownAnalysis(editor);
  const runners =
    editor.document.declarations === undefined ? undefined : entryOf(editor.document.declarations, "runners");
  const limit = analysis === undefined ? undefined : safeUpTo(analysis.summaries);
  if (analysis !== undefined && runners?.value.range !== undefined && limit !== undefined) {
    hints.push({ offset: runners.value.range.end, label: limit, tooltip: tooltipOf(analysis) });
  }
  return hints;
}

function labelOf({ field, coerced }: EffectiveSetting, analysis: Analysis, hasDrawings: boolean): string | undefined {
  if (field.format === "cron" && "value" in coerced) return cronLabel(String(coerced.value), analysis);
  const [judgement] = analysis.judgements;
  const [summary] = analysis.summaries;
  if (judgement === undefined || summary === undefined) return undefined;
  if (refusesStart(judgement)) {
    return field.name === "atomic_service_interval_minutes" ? safeUpTo(analysis.summaries) : undefined;
  }
  const fleet = shownFleet(judgement, summary);
  const cycle = cycleOf(fleet);
  switch (field.name) {
    case "atomic_service_interval_minutes":
      return hasDrawings ? undefined : safeUpTo(analysis.summaries);
    case "atomic_service_spread_margin_minutes": {
      // A lone runner shares nothing, so its margin is of no account.
      if (cycle.regime === "alone") return undefined;
      const sizes = `${formatDuration(cycle.windowSeconds)} window, ${formatDuration(cycle.gapSeconds)} gap`;
      return judgement.sizes === undefined ? `${sizes} with ${runnersWord(fleet.totalRunners)}` : sizes;
    }
    case "atomic_service_check_interval_minutes":
      return `looks every ${formatDuration(idlePeriodSeconds(fleet))}`;
    default:
      return undefined;
  }
}

/** `every 5 minutes, and when a runner starts` */
function cronLabel(expression: string, analysis: Analysis): string | undefined {
  const words = cronWords(expression);
  const offTick = words === undefined ? undefined : offTickWords(analysis);
  return offTick === undefined ? words : `${words}, and ${offTick}`;
}

function tooltipOf({ summaries }: Analysis): string {
  return summaries.map(({ sentence }) => sentence).join("\n");
}
