import { cycleOf, type Fleet, isSafe } from "@slotwise/core";
import { cycleText, describeCycle, formatDuration, inlineCycleSvg, type Theme, toDataUri } from "@slotwise/timeline";
import type { Analysis } from "../diagnose.js";
import { drawingOf } from "../fleet-drawing.js";
import type { FleetSummary } from "../fleet-summary.js";
import type { SlotJudgement } from "../slot-judgement.js";
import { fleetSentence, runnersWord, shownFleet } from "./fleet-words.js";

/** How a hover shows pictures: drawn, as images; written, in characters of one width. */
export type PictureStyle = { readonly kind: "image"; readonly theme: Theme } | { readonly kind: "text" };

/** Sizes that everybody is shown; from the first that shares a cycle to one that is crowded. */
const EXAMPLE_SIZES: readonly number[] = [1, 2, 3, 5, 10];

/** Why a fleet of a size works or does not: what the numbers mean, and then size by size, as Markdown. */
export function fleetPictures({ judgements, summaries }: Analysis, style: PictureStyle): string {
  const parts = judgements.flatMap((judgement, index) => {
    const summary = summaries[index];
    return summary === undefined ? [] : [versionPictures(judgement, summary, style, index === 0)];
  });
  return parts.join("\n\n");
}

function versionPictures(
  judgement: SlotJudgement,
  summary: FleetSummary,
  style: PictureStyle,
  isFirst: boolean,
): string {
  const shown = shownFleet(judgement, summary).totalRunners;
  // The first that is not safe is the one to understand.
  const first = summary.largestSafeFleet === undefined ? [] : [summary.largestSafeFleet + 1];
  const sizes = new Set([...(isFirst ? EXAMPLE_SIZES : []), ...first, judgement.sizes?.least ?? shown, shown]);
  const drawn = style.kind === "text" ? (first[0] ?? shown) : undefined;
  return [
    `**${summary.sentence}**`,
    ...(isFirst ? [explanation(judgement)] : []),
    ...(drawn === undefined ? [] : [textPicture(judgement.fleetOf(judgement.sizes?.most ?? drawn))]),
    ...[...sizes]
      .sort((one, other) => one - other)
      .map((size) => sizePart(judgement.fleetOf(size), size === judgement.sizes?.most, style)),
  ].join("\n\n");
}

function explanation(judgement: SlotJudgement): string {
  const fleet = judgement.fleetOf(2);
  const { intervalSeconds } = cycleOf(fleet);
  return `Some work the fleet does once, not every runner. So the runners share each ${formatDuration(intervalSeconds)} in equal parts, by the clock, and each starts that work only at the beginning of its own part. It does not watch the clock, it looks now and then: what it does not see it misses, and nobody does it instead.`;
}

function sizePart(fleet: Fleet, isDeclared: boolean, style: PictureStyle): string {
  const name = `${runnersWord(fleet.totalRunners)}${isDeclared ? ", as declared" : ""}`;
  const sentence = `**${name}: ${isSafe(fleet) ? "safe" : "not safe"}.** ${fleetSentence(fleet)}`;
  if (style.kind === "text") return `- ${sentence}`;
  const svg = inlineCycleSvg(cycleOf(fleet), { ...drawingOf(fleet), theme: style.theme, width: 360, height: 16 });
  return `![${runnersWord(fleet.totalRunners)}](${toDataUri(svg)})\n\n${sentence}`;
}

function textPicture(fleet: Fleet): string {
  const text = cycleText(cycleOf(fleet), { ...drawingOf(fleet), columns: 72, title: runnersWord(fleet.totalRunners) });
  return `\`\`\`text\n${text.trimEnd()}\n\`\`\``;
}

/** The picture in words, and what it means. */
export function pictureWords(fleet: Fleet): string {
  return describeCycle(cycleOf(fleet), drawingOf(fleet));
}
