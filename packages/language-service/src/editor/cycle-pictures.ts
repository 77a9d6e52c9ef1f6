import { cycleOf, type Fleet, isSafe } from "@slotwise/core";
import {
  type CyclePin,
  cycleText,
  describeCycle,
  describeMixed,
  drawingOf,
  inlineCycleSvg,
  type MixedRunner,
  mixedSvg,
  mixedText,
  type Theme,
  toDataUri,
} from "@slotwise/timeline";
import { formatDuration } from "@slotwise/words";
import type { Analysis } from "../analysis/analysis.js";
import { mixedCycles } from "../fleets/fleet-members.js";
import type { FleetSummary } from "../fleets/fleet-summary.js";
import type { SlotJudgement } from "../fleets/slot-judgement.js";
import { refusesStart } from "../fleets/start-refusals.js";
import { fleetSentence, runnersWord, shownFleet } from "./fleet-words.js";

/** How a hover shows pictures: drawn, as images; written, in characters of one width. */
export type PictureStyle = { readonly kind: "image"; readonly theme: Theme } | { readonly kind: "text" };

/** Sizes that everybody is shown; from the first that shares a cycle to one that is crowded. */
const EXAMPLE_SIZES: readonly number[] = [1, 2, 3, 5, 10];

/** Why a fleet of a size works or does not: what the numbers mean, and then size by size, as Markdown. */
export function fleetPictures({ judgements, summaries, members }: Analysis, style: PictureStyle): string {
  const parts = judgements.flatMap((judgement, index) => {
    const summary = summaries[index];
    const mixed = mixedCycles(members, index);
    if (summary !== undefined && mixed !== undefined) return [mixedPictures(mixed, summary, style)];
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
  // Of runners that do not start there is no cycle to show.
  if (refusesStart(judgement)) return `**${summary.sentence}**`;
  const shown = shownFleet(judgement, summary).totalRunners;
  const firstUnsafe = summary.largestSafeFleet === undefined ? undefined : summary.largestSafeFleet + 1;
  // The fleet declared, or else the first that is not safe, is the one to understand: it comes before all others.
  const leading = judgement.sizes?.most ?? firstUnsafe ?? shown;
  const others = [firstUnsafe ?? shown, judgement.sizes?.least ?? shown, ...(isFirst ? EXAMPLE_SIZES : [])];
  const [first = "", ...rest] = sizeParts(judgement, leading, others, style);
  return [
    `**${summary.sentence}**`,
    ...(style.kind === "text" ? [textPicture(judgement.fleetOf(leading))] : []),
    first,
    ...(isFirst ? [explanation(judgement, style)] : []),
    ...rest,
  ].join("\n\n");
}

/** The windows of runners that cut the cycle by different settings, over each other. */
function mixedPictures(runners: readonly MixedRunner[], summary: FleetSummary, style: PictureStyle): string {
  const picture =
    style.kind === "text"
      ? `\`\`\`text\n${mixedText(runners, { columns: 72 })}\n\`\`\``
      : `![windows](${toDataUri(mixedSvg(runners, { theme: style.theme }))})`;
  return [`**${summary.sentence}**`, picture, describeMixed(runners)].join("\n\n");
}

/** The leading size, then the others, ascending; with pictures for those named first, as long as there is room. */
function sizeParts(
  judgement: SlotJudgement,
  leading: number,
  others: readonly number[],
  style: PictureStyle,
): readonly string[] {
  const images = new Map<number, string>();
  let room = style.kind === "image" ? MOST_IMAGE_CHARACTERS : 0;
  for (const size of new Set([leading, ...others])) {
    const image = style.kind === "image" ? imageOf(judgement.fleetOf(size), style.theme) : "";
    room -= image.length;
    if (room >= 0) images.set(size, image);
  }
  const ascending = [...new Set(others)].filter((size) => size !== leading).sort((one, other) => one - other);
  return [leading, ...ascending].map((size) => {
    const name = `${runnersWord(size)}${size === judgement.sizes?.most ? ", as declared" : ""}`;
    const fleet = judgement.fleetOf(size);
    const sentence = `**${name}: ${isSafe(fleet) ? "safe" : "not safe"}.** ${fleetSentence(fleet)}`;
    if (style.kind === "text") return `- ${sentence}`;
    const image = images.get(size);
    return image === undefined ? sentence : `![${runnersWord(size)}](${image})\n\n${sentence}`;
  });
}

function imageOf(fleet: Fleet, theme: Theme): string {
  return toDataUri(inlineCycleSvg(cycleOf(fleet), { ...drawingOf(fleet), theme, width: 360, height: 16 }));
}

/** For each of two protocols: an editor cuts a hover off at 100,000 characters. */
const MOST_IMAGE_CHARACTERS = 40_000;

function explanation(judgement: SlotJudgement, style: PictureStyle): string {
  const fleet = judgement.fleetOf(2);
  const { intervalSeconds } = cycleOf(fleet);
  const legend =
    style.kind === "image"
      ? " In the pictures a filled block is the time to start in, a hollow one a turn that is missed, a mark below a look."
      : "";
  return `Some work the fleet does once, not every runner. So the runners share each ${formatDuration(intervalSeconds)} in equal parts, by the clock, and each starts that work only at the beginning of its own part. It does not watch the clock, it looks now and then: what it does not see it misses, and nobody does it instead.${legend}`;
}

function textPicture(fleet: Fleet): string {
  const text = cycleText(cycleOf(fleet), { ...drawingOf(fleet), columns: 72, title: runnersWord(fleet.totalRunners) });
  return `\`\`\`text\n${text.trimEnd()}\n\`\`\``;
}

/** The picture in words, and what it means. */
export function pictureWords(fleet: Fleet, pins: readonly CyclePin[] = []): string {
  return describeCycle(cycleOf(fleet), { ...drawingOf(fleet), pins });
}
