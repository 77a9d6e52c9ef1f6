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
import { asText } from "./markdown-text.js";

/** How a hover shows pictures: drawn, as images; written, in characters of one width. */
export type PictureStyle = { readonly kind: "image"; readonly theme: Theme } | { readonly kind: "text" };

/** Sizes that everybody is shown; from the first that shares a cycle to one that is crowded. */
const EXAMPLE_SIZES: readonly number[] = [1, 2, 3, 5, 10];

/** What a hover shows of a fleet, as paragraphs of Markdown. */
export interface FleetPictures {
  /** The fleet to understand: its picture, and whether it works and why, in one paragraph. */
  readonly first: readonly string[];
  /** How far the settings carry, what the numbers mean, and then size by size, release by release. */
  readonly rest: readonly string[];
}

/** Why a fleet of a size works or does not; first under the releases that it fares worst under. */
export function fleetPictures(analysis: Analysis, style: PictureStyle): FleetPictures {
  const { judgements, summaries, members } = analysis;
  const worst = worstVersion(analysis);
  const versions = judgements.map((judgement, index): FleetPictures => {
    const summary = summaries[index];
    const mixed = mixedCycles(members, index);
    if (summary === undefined) return { first: [], rest: [] };
    if (mixed !== undefined) return mixedPictures(mixed, summary, style);
    return versionPictures(judgement, summary, style, judgements.length > 1, index === worst);
  });
  const others = versions.flatMap(({ first, rest }, index) => (index === worst ? [] : [...first, ...rest]));
  return { first: versions[worst]?.first ?? [], rest: [...(versions[worst]?.rest ?? []), ...others] };
}

/** Where no runner starts, else where the fleet to understand is not safe: of several such the smallest. */
function worstVersion({ judgements, summaries }: Analysis): number {
  const refused = judgements.findIndex(refusesStart);
  if (refused !== -1) return refused;
  const unsafe = judgements.flatMap((judgement, index) => {
    const summary = summaries[index];
    const size = summary === undefined ? 0 : leadingSize(judgement, summary);
    return size === 0 || isSafe(judgement.fleetOf(size)) ? [] : [{ index, size }];
  });
  return unsafe.sort((one, other) => one.size - other.size)[0]?.index ?? 0;
}

/** The fleet declared, or else the first that is not safe, is the one to understand: it comes before all others. */
function leadingSize(judgement: SlotJudgement, summary: FleetSummary): number {
  return judgement.sizes?.most ?? firstUnsafe(summary) ?? shownFleet(judgement, summary).totalRunners;
}

function firstUnsafe({ largestSafeFleet }: FleetSummary): number | undefined {
  return largestSafeFleet === undefined ? undefined : largestSafeFleet + 1;
}

function versionPictures(
  judgement: SlotJudgement,
  summary: FleetSummary,
  style: PictureStyle,
  isOneOfSeveral: boolean,
  isWorst: boolean,
): FleetPictures {
  // Of runners that do not start there is no cycle to show.
  if (refusesStart(judgement)) return { first: [`**${summary.sentence}**`], rest: [] };
  const shown = shownFleet(judgement, summary).totalRunners;
  const leading = leadingSize(judgement, summary);
  const others = [firstUnsafe(summary) ?? shown, judgement.sizes?.least ?? shown, ...(isWorst ? EXAMPLE_SIZES : [])];
  const where = isOneOfSeveral ? `, pynenc ${judgement.behaviour.name}` : "";
  const [first = [], ...rest] = sizeParts(judgement, leading, others, where, style);
  return {
    first,
    rest: [`**${summary.sentence}**`, ...(isWorst ? [explanation(judgement, style)] : []), ...rest.flat()],
  };
}

/** The windows of runners that cut the cycle by different settings, over each other. */
function mixedPictures(runners: readonly MixedRunner[], summary: FleetSummary, style: PictureStyle): FleetPictures {
  const picture =
    style.kind === "text"
      ? `\`\`\`text\n${mixedText(runners, { columns: 72 }).replaceAll("```", "'''")}\n\`\`\``
      : `![windows](${toDataUri(mixedSvg(runners, { theme: style.theme }))})`;
  return { first: [picture, `**${summary.sentence}**`], rest: [asText(describeMixed(runners))] };
}

/**
 * The leading size, then the others, ascending, as paragraphs; with pictures for those named first, as long as there is
 * room, and for the leading one in text as well.
 */
function sizeParts(
  judgement: SlotJudgement,
  leading: number,
  others: readonly number[],
  where: string,
  style: PictureStyle,
): readonly (readonly string[])[] {
  const images = new Map<number, string>();
  let room = style.kind === "image" ? MOST_IMAGE_CHARACTERS : 0;
  for (const size of new Set([leading, ...others])) {
    const image = style.kind === "image" ? imageOf(judgement.fleetOf(size), style.theme) : "";
    room -= image.length;
    if (room >= 0) images.set(size, image);
  }
  const ascending = [...new Set(others)].filter((size) => size !== leading).sort((one, other) => one - other);
  return [leading, ...ascending].map((size) => {
    const declared = size === judgement.sizes?.most ? ", as declared" : "";
    const name = `${runnersWord(size)}${declared}${size === leading ? where : ""}`;
    const fleet = judgement.fleetOf(size);
    const sentence = `**${name}: ${isSafe(fleet) ? "safe" : "not safe"}.** ${fleetSentence(fleet)}`;
    if (style.kind === "text") return size === leading ? [textPicture(fleet), sentence] : [`- ${sentence}`];
    const image = images.get(size);
    return image === undefined ? [sentence] : [`![${runnersWord(size)}](${image})`, sentence];
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

/** The cycle of one fleet, by itself. */
export function sizePicture(fleet: Fleet, style: PictureStyle): string {
  return style.kind === "text"
    ? textPicture(fleet)
    : `![${runnersWord(fleet.totalRunners)}](${imageOf(fleet, style.theme)})`;
}

function textPicture(fleet: Fleet): string {
  const text = cycleText(cycleOf(fleet), { ...drawingOf(fleet), columns: 72, title: runnersWord(fleet.totalRunners) });
  return `\`\`\`text\n${text.trimEnd()}\n\`\`\``;
}

/** The picture in words, and what it means. */
export function pictureWords(fleet: Fleet, pins: readonly CyclePin[] = []): string {
  return describeCycle(cycleOf(fleet), { ...drawingOf(fleet), pins });
}
