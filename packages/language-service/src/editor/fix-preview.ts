import type { Fleet } from "@slotwise/core";
import { cycleOf } from "@slotwise/core";
import type { TextRange } from "@slotwise/project";
import { type ComparedCycle, compareCyclesSvg, compareCyclesText, drawingOf, toDataUri } from "@slotwise/timeline";
import type { Finding, Fix } from "../findings/finding.js";
import { effectInFull, fixEffect } from "../fixes/fix-effect.js";
import type { PictureStyle } from "./cycle-pictures.js";
import { type EditorDocument, holds } from "./editor-document.js";
import { asText } from "./markdown-text.js";

/** What would solve the problems at a place, before and after: paragraphs of Markdown, and what of the file they are about. */
export interface FixPreviews {
  readonly range: TextRange;
  readonly paragraphs: readonly string[];
}

/** The gravest problems at an offset that a setting solves, each with its first fix; undefined where there is none. */
export function fixPreviews(editor: EditorDocument, offset: number, style: PictureStyle): FixPreviews | undefined {
  const previews = new Map<string, readonly string[]>();
  let range: TextRange | undefined;
  for (const finding of findingsAt(editor, offset)) {
    const fix = finding.fixes.find(({ change }) => change !== undefined);
    // Two problems in one place often have the same way out.
    if (fix === undefined || previews.has(fix.title)) continue;
    previews.set(fix.title, previewOf(fix, style));
    range ??= { start: finding.place.startOffset, end: finding.place.endOffset };
    if (previews.size === MOST_PREVIEWS) break;
  }
  return range === undefined ? undefined : { range, paragraphs: [...previews.values()].flat() };
}

const MOST_PREVIEWS = 2;

function findingsAt({ project, document }: EditorDocument, offset: number): readonly Finding[] {
  const there = project.findings.filter(
    ({ place }) =>
      place.file === document.source.name && holds({ start: place.startOffset, end: place.endOffset }, offset),
  );
  return GRAVEST_FIRST.flatMap((severity) => there.filter((finding) => finding.severity === severity));
}

const GRAVEST_FIRST = ["error", "warning", "info"] as const;

function previewOf({ title, change }: Fix, style: PictureStyle): readonly string[] {
  const effect = change === undefined ? undefined : fixEffect(change);
  if (change === undefined || effect === undefined) return [];
  // Where releases differ, the numbers are those of the one that fares worst.
  const under = change.before.length > 1 ? ` (at worst, under pynenc ${effect.releases})` : "";
  return [
    `**${asText(title)}:** ${effectInFull(effect)}${under}.`,
    comparePicture({ word: "now", fleet: effect.before }, { word: "fixed", fleet: effect.after }, style),
  ];
}

/** A fleet, and what it is called beside another. */
export interface NamedFleet {
  readonly word: string;
  readonly fleet: Fleet;
}

/** Two thin cycles, one under the other: drawn, or in characters where a client shows no images. */
export function comparePicture(one: NamedFleet, other: NamedFleet, style: PictureStyle): string {
  const [before, after] = [one, other].map(({ word, fleet }): ComparedCycle => {
    return { word, cycle: cycleOf(fleet), drawing: drawingOf(fleet) };
  }) as [ComparedCycle, ComparedCycle];
  if (style.kind === "text") return `\`\`\`text\n${compareCyclesText(before, after, { columns: 72 })}\n\`\`\``;
  return `![${one.word}, ${other.word}](${toDataUri(compareCyclesSvg(before, after, { theme: style.theme }))})`;
}
