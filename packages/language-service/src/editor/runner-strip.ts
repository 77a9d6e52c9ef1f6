import { entryOf, remember, type TextRange } from "@slotwise/project";
import type { Analysis } from "../analysis/analysis.js";
import type { FleetSummary } from "../fleets/fleet-summary.js";
import { type SizeCell, sizeCells, verdictOf } from "../fleets/size-verdicts.js";
import type { SlotJudgement } from "../fleets/slot-judgement.js";
import { refusesStart } from "../fleets/start-refusals.js";
import type { CodeLens } from "./code-lenses.js";
import { drawnDeployments } from "./cycle-drawings.js";
import { deploymentPlace } from "./deployment-place.js";
import type { EditorDocument } from "./editor-document.js";
import { fleetSentence, runnersWord } from "./fleet-words.js";
import type { InlayHint } from "./inlay-hints.js";
import { shownDeployment, shownDeployments } from "./shown-deployments.js";
import type { TriedSizes } from "./tried-sizes.js";

/** A row of sizes of a fleet, each safe or not. */
export interface RunnerStrip {
  /** Whose fleet it is, by its name among those that the document shows. */
  readonly deployment: string;
  readonly cells: readonly StripCell[];
  /** The size that somebody tries; undefined where the cycle is drawn as the files say. */
  readonly tried: number | undefined;
}

export interface StripCell extends SizeCell {
  /** `4`, or `2–4` */
  readonly size: string;
  /** How it fares, as one character. */
  readonly mark: string;
  /** Such as `4 ✗`; of what is declared in brackets, of what is tried behind an arrow. */
  readonly label: string;
  /** What each release does with a fleet of that size. */
  readonly words: string;
}

/** @param deployment absent: the one that fares worst. Undefined where there is nothing to tell size by size. */
export function runnerStrip(
  editor: EditorDocument,
  triedSizes: TriedSizes,
  deployment?: string,
): RunnerStrip | undefined {
  const shown = shownDeployment(editor, deployment);
  if (shown === undefined || shown.analysis.judgements.length === 0) return undefined;
  // Runners that differ, or do not start, are no question of how many there are.
  if (shown.analysis.summaries.some(({ instead }) => instead !== undefined)) return undefined;
  const { judgements } = shown.analysis;
  const asked = triedSizes.get(shown.name);
  // Of what is declared the largest is drawn anyway.
  const tried = asked === judgements[0]?.sizes?.most ? undefined : asked;
  return { deployment: shown.name, cells: cellsOf(shown.analysis, tried), tried };
}

/**
 * Above the size of each fleet: the one declared, else each number of replicas that makes one; where the document has
 * neither, above its only deployment. Of several that share a table the preview and the palette tell.
 */
export function stripLenses(editor: EditorDocument, triedSizes: TriedSizes): readonly CodeLens[] {
  const shown = shownDeployments(editor);
  const declared = sizeRange(editor);
  const told = declared === undefined ? shown.slice(0, MOST_ROWS) : shown.slice(0, 1);
  return told.flatMap(({ name, analysis }) => {
    const only = shown.length === 1 ? deploymentPlace(editor, analysis) : undefined;
    const range = declared ?? replicasRange(editor, analysis) ?? only;
    return range === undefined ? [] : stripOf(editor, triedSizes, { name, range, isOnly: shown.length === 1 });
  });
}

/** Of more nobody looks at each. */
const MOST_ROWS = 12;

interface StripPlace {
  readonly name: string;
  readonly range: TextRange;
  readonly isOnly: boolean;
}

/** A lens for each cell. */
function stripOf(
  editor: EditorDocument,
  triedSizes: TriedSizes,
  { name, range, isOnly }: StripPlace,
): readonly CodeLens[] {
  const strip = runnerStrip(editor, triedSizes, name);
  if (strip === undefined) return [];
  const { deployment, cells, tried } = strip;
  const whose = isOnly ? "runners" : `${deployment}, runners`;
  // Whose cycle is drawn elsewhere, or nowhere, is shown in the preview.
  const isDrawn = drawnDeployments(editor).some((each) => each.name === deployment);
  const command = isDrawn ? "slotwise.drawSize" : "slotwise.preview";
  const click = isDrawn ? "Click to draw the cycle for this size" : "Click to preview this size";
  const lensOf = (title: string, tooltip: string, runners: number): CodeLens => ({
    ...{ range, title, tooltip, command, target: { deployment, runners } },
  });
  return [
    ...cells.map(({ label, most, words }, index) =>
      lensOf(index === 0 ? `${whose} ${label}` : label, `${words}\n${click}; nothing is edited.`, most),
    ),
    ...(tried === undefined ? [] : [lensOf("back", "Draws the cycle as the files say again.", tried)]),
  ];
}

/** The same as words behind the fleet's size, for clients that draw nothing. */
export function stripHints(editor: EditorDocument): readonly InlayHint[] {
  const offset = sizeEnd(editor);
  const strip = offset === undefined ? undefined : runnerStrip(editor, new Map());
  if (offset === undefined || strip === undefined) return [];
  const label = strip.cells.map((cell) => cell.label).join("  ");
  return [{ offset, label, tooltip: strip.cells.map(({ words }) => words).join("\n") }];
}

const cellsOf = remember(
  16,
  ({ judgements, summaries }: Analysis, tried: number | undefined) =>
    JSON.stringify([
      tried,
      judgements[0]?.sizes,
      judgements.map((each) => each.fleetOf(1)),
      summaries.map(({ name }) => name),
    ]),
  ({ judgements, summaries }, tried) => stripCells(judgements, summaries, tried),
);

/** The sizes of a fleet that matter, each with how it fares under all that is judged. */
export function stripCells(
  judgements: readonly SlotJudgement[],
  summaries: readonly FleetSummary[],
  tried?: number,
): readonly StripCell[] {
  return sizeCells(judgements, summaries, tried).map((cell) => {
    const { least, most, verdict } = cell;
    const size = least === most ? String(least) : `${least}–${most}`;
    const mark = MARKS[verdict];
    return { ...cell, size, mark, label: labelOf(`${size} ${mark}`, cell), words: wordsOf(judgements, cell) };
  });
}

function labelOf(label: string, { isDeclared, isTried }: SizeCell): string {
  if (isTried) return `▸ ${label}`;
  return isDeclared ? `[${label}]` : label;
}

const MARKS = { safe: "✓", unsafe: "✗", differs: "◐" } as const;

/** Of a cell of several sizes its largest speaks for all. */
function wordsOf(judgements: readonly SlotJudgement[], { least, most, isDeclared, isTried }: SizeCell): string {
  const size = least === most ? runnersWord(most) : `${least} to ${most} runners`;
  const marks = [...(isDeclared ? ["as declared"] : []), ...(isTried ? ["drawn now"] : [])];
  const told = judgements.map((judgement) => {
    const safe = verdictOf([judgement], most) === "safe";
    const sentence = refusesStart(judgement) ? "No runner starts." : fleetSentence(judgement.fleetOf(most));
    return `pynenc ${judgement.behaviour.name}: ${safe ? "safe" : "not safe"}. ${sentence}`;
  });
  return [`${[size, ...marks].join(", ")}.`, ...told].join("\n");
}

function sizeEntry({ document }: EditorDocument) {
  return document.declarations === undefined ? undefined : entryOf(document.declarations, "runners");
}

function sizeRange(editor: EditorDocument): TextRange | undefined {
  return sizeEntry(editor)?.keyRange;
}

function sizeEnd(editor: EditorDocument): number | undefined {
  return sizeEntry(editor)?.value.range?.end;
}

/** A number in the document that makes the size of a deployment's fleet. */
function replicasRange({ document }: EditorDocument, { deployed }: Analysis): TextRange | undefined {
  const counts = (deployed?.members ?? []).flatMap((member) => member.counts);
  return counts.find((count) => count.document.source.name === document.source.name)?.range;
}
