import { createCycle } from "@slotwise/core";
import { drawingOf } from "@slotwise/language-service/judge";
import { describeCycle } from "@slotwise/timeline";
import { type Judged, nameOf } from "../commands/judged.js";
import { drawnFleets } from "./drawn-fleets.js";

/** A line a fleet: what its drawing says, in words. */
export function concisePreview(judged: Judged): string {
  return judged.analysis.judgements
    .flatMap((judgement) =>
      drawnFleets(judgement).map((fleet) => {
        const cycle = createCycle(fleet.protocol, fleet.settings, fleet.totalRunners);
        return `${nameOf(judged)}: pynenc ${judgement.behaviour.name}: ${describeCycle(cycle, drawingOf(fleet))}\n`;
      }),
    )
    .join("");
}
