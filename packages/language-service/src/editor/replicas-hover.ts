import { isSafe } from "@slotwise/core";
import { type FleetMember, formatRunnerRange, type RunnerRange, type TextRange } from "@slotwise/project";
import type { Analysis } from "../analysis/analysis.js";
import { covers, type DeployedRunners } from "../fleets/deployed-runners.js";
import type { FleetSummary } from "../fleets/fleet-summary.js";
import type { SlotJudgement } from "../fleets/slot-judgement.js";
import { type PictureStyle, sizePicture } from "./cycle-pictures.js";
import { type EditorDocument, holds } from "./editor-document.js";
import { fleetSentence, runnersWord } from "./fleet-words.js";
import { asCode, asText } from "./markdown-text.js";
import { shownAnalysis } from "./shown-analysis.js";

/** A number of replicas in a document, whoever starts them. */
interface ReplicasAt {
  readonly range: TextRange;
  readonly member: FleetMember;
  readonly deployed: DeployedRunners;
  readonly analysis: Analysis;
}

/** What a number of replicas makes of its fleet, whether that is what is judged, and how a fleet of that size fares. */
export function replicasHover(
  editor: EditorDocument,
  offset: number,
  { pictures }: { readonly pictures: PictureStyle },
): { readonly range: TextRange; readonly markdown: string } | undefined {
  const found = replicasAt(editor, offset);
  if (found === undefined) return undefined;
  const { analysis, deployed } = found;
  const room = { left: MOST_PICTURE_CHARACTERS };
  const parts = [
    `**${asText(found.member.name)} starts ${runnersIn(found.member.runners)}**${boundsWords(found.member.runners)}`,
    ...fleetLines(found),
    ...judgedLines(editor, found),
    ...analysis.judgements.flatMap((judgement, index) => {
      const summary = analysis.summaries[index];
      return summary === undefined ? [] : sizeParts(judgement, summary, deployed.runners, { style: pictures, room });
    }),
  ];
  return { range: found.range, markdown: parts.join("\n\n") };
}

function replicasAt({ document, analyses }: EditorDocument, offset: number): ReplicasAt | undefined {
  const found = analyses.flatMap((analysis) =>
    (analysis.deployed?.members ?? []).flatMap((member) => {
      const count = member.counts.find(
        (each) => each.document.source.name === document.source.name && holds(each.range, offset),
      );
      const { deployed } = analysis;
      return count === undefined || deployed === undefined ? [] : [{ range: count.range, member, deployed, analysis }];
    }),
  );
  const shown = shownAnalysis({ analyses: found.map(({ analysis }) => analysis) });
  return found.find(({ analysis }) => analysis === shown) ?? found[0];
}

/** `6 runners`, `2 to 10 runners` */
function runnersIn({ least, most }: RunnerRange): string {
  return least === most ? runnersWord(most) : `${least} to ${most} runners`;
}

function boundsWords({ least, most }: RunnerRange): string {
  return least === most ? "." : ": the least and the most that an autoscaler or an update may make of it.";
}

/** What others start of the same fleet. */
function fleetLines({ member, deployed }: ReplicasAt): readonly string[] {
  const others = deployed.members.filter((each) => each !== member);
  if (others.length === 0) return [];
  const named = others
    .slice(0, MOST_OTHERS)
    .map(({ name, runners }) => `${asText(name)} (${formatRunnerRange(runners)})`);
  const left = others.length - named.length;
  const all = left === 0 ? named : [...named, `${left} more`];
  return [`It is one fleet with ${all.join(", ")}: ${runnersIn(deployed.runners)} together.`];
}

const MOST_OTHERS = 5;

/** Whether that size is the one that is judged, and what hides it where it is not. */
function judgedLines({ document }: EditorDocument, { analysis, deployed }: ReplicasAt): readonly string[] {
  const { declaredSize } = analysis;
  const [judgement] = analysis.judgements;
  // Where nothing is judged, or each runner by itself, the summary says so.
  if (judgement?.sizes === undefined || analysis.summaries[0]?.instead !== undefined) return [];
  const judged = judgement.sizes;
  if (judged.least === deployed.runners.least && judged.most === deployed.runners.most) {
    return ["That is the size that is judged."];
  }
  const words = covers(judged, deployed.runners) ? "covers it" : "hides it";
  const by =
    declaredSize === undefined
      ? "what the editor's settings say of `runners`"
      : `${asCode(`runners = ${declaredSize.document.source.text.slice(declaredSize.range.start, declaredSize.range.end)}`)} at ${asText(placeOf(declaredSize, document))}`;
  return [
    `${by.charAt(0).toUpperCase()}${by.slice(1)} ${words}: ${runnersIn(judged)} ${judged.most === 1 ? "is" : "are"} judged.`,
  ];
}

function placeOf(
  { document, range }: NonNullable<Analysis["declaredSize"]>,
  seenFrom: EditorDocument["document"],
): string {
  const line = document.source.positionAt(range.start).line + 1;
  return document.source.name === seenFrom.source.name ? `line ${line}` : `${document.source.name}:${line}`;
}

/** An editor cuts a hover off at 100,000. */
const MOST_PICTURE_CHARACTERS = 80_000;

/** How fleets of these sizes fare under one behaviour; of what is no fleet by its settings only that. */
function sizeParts(
  judgement: SlotJudgement,
  summary: FleetSummary,
  { least, most }: RunnerRange,
  { style, room }: { readonly style: PictureStyle; readonly room: { left: number } },
): readonly string[] {
  if (summary.instead !== undefined) return [`**${summary.sentence}**`];
  const sizes = [...new Set([most, least])].map((size) => {
    const fleet = judgement.fleetOf(size);
    const verdict = `**${runnersWord(size)}: ${isSafe(fleet) ? "safe" : "not safe"}.** ${fleetSentence(fleet)}`;
    const picture = sizePicture(fleet, style);
    if (picture.length > room.left) return [verdict];
    room.left -= picture.length;
    return [picture, verdict];
  });
  return [`**${summary.sentence}**`, ...sizes.flat()];
}
