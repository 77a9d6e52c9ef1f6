import { createCycle, type Fleet } from "@slotwise/core";
import { mixedCycles } from "@slotwise/language-service";
import { cycleText, drawingOf, mixedText } from "@slotwise/timeline";
import type { Host } from "../../host/host.js";
import type { Judged } from "../../project/judged.js";
import { coloursFor } from "../../terminal/colours.js";
import { drawingOn } from "../../terminal/drawing.js";
import { wrapHanging } from "../../terminal/wrap.js";
import { drawnFleets } from "./drawn-fleets.js";

/** The drawings of a deployment, and below those of each behaviour how far it carries. */
export function prettyPreview(judged: Judged, isNamed: boolean, host: Host): string {
  const { analysis } = judged;
  const colours = coloursFor(host.stdout, host);
  const parts = isNamed ? [`${colours.bold(judged.name)}\n`] : [];
  let isDrawn = false;
  for (const [index, judgement] of analysis.judgements.entries()) {
    const mixed = mixedCycles(analysis.members, index);
    const fleets = mixed === undefined ? drawnFleets(judgement) : [];
    isDrawn ||= fleets.length > 0;
    if (mixed !== undefined) parts.push(`pynenc ${judgement.behaviour.name}\n${mixedText(mixed, drawingOn(host))}\n`);
    for (const fleet of fleets) parts.push(drawing(fleet, `pynenc ${judgement.behaviour.name}`, host));
    const summary = wrapHanging(analysis.summaries[index]?.sentence ?? "", host.stdout.columns);
    parts.push(summary.map((line) => `${colours.bold(line)}\n`).join(""));
  }
  const text = parts.map((part) => `${part}\n`).join("");
  if (analysis.declarations.runners !== undefined || !isDrawn) return text;
  return `${text}${colours.dim("No fleet size is declared: --runners 4 draws the one that is meant.\n")}`;
}

function drawing(fleet: Fleet, heading: string, host: Host): string {
  const { totalRunners } = fleet;
  const text = cycleText(createCycle(fleet.protocol, fleet.settings, totalRunners), {
    ...drawingOf(fleet),
    title: `${heading}, ${totalRunners} ${totalRunners === 1 ? "runner" : "runners"}`,
    ...drawingOn(host),
  });
  return `${text.trimEnd()}\n`;
}
