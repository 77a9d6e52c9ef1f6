import { createCycle } from "@slotwise/core";
import { describeCycle, drawingOf } from "@slotwise/timeline";
import type { Judged } from "../../project/judged.js";
import { drawnFleets } from "./drawn-fleets.js";

/** A line a fleet: what its drawing says, in words; where nothing is drawn, why not. */
export function concisePreview(judged: Judged): string {
  const { judgements, summaries } = judged.analysis;
  return judgements
    .flatMap((judgement, index) => {
      const fleets = drawnFleets(judgement);
      if (fleets.length === 0) return `${judged.name}: ${summaries[index]?.sentence ?? ""}\n`;
      return fleets.map((fleet) => {
        const cycle = createCycle(fleet.protocol, fleet.settings, fleet.totalRunners);
        return `${judged.name}: pynenc ${judgement.behaviour.name}: ${describeCycle(cycle, drawingOf(fleet))}\n`;
      });
    })
    .join("");
}
