import { type Fleet, isSafe } from "@slotwise/core";
import type { Analysis } from "../analysis/analysis.js";
import { hardestFleets } from "../fleets/offending-sizes.js";
import { refusesStart } from "../fleets/start-refusals.js";
import type { EditorDocument } from "./editor-document.js";
import { shownAnalysis } from "./shown-analysis.js";

/** The fleet that a file's findings are about, for those who want to try another. */
export interface JudgedFleet {
  /** All that it was judged by; plain data, which survives JSON. */
  readonly fleet: Fleet;
  /** Whether the files say how many runners there are; where not, `fleet` has one of the sizes tried. */
  readonly isSizeDeclared: boolean;
  /** The releases judged, those together that behave alike: `0.2.4 to 0.4.0`. */
  readonly pynencReleases: readonly string[];
}

/** Undefined where the file carries no settings, or they cannot be judged as they are. */
export function judgedFleet(editor: EditorDocument): JudgedFleet | undefined {
  const analysis = shownAnalysis(editor);
  const fleet = analysis && worstFleet(analysis);
  if (fleet === undefined) return undefined;
  return {
    fleet,
    isSizeDeclared: analysis?.declarations.runners !== undefined,
    pynencReleases: analysis?.releases.behaviours.map(({ name }) => name) ?? [],
  };
}

/**
 * The largest of the sizes declared, under the oldest releases judged, as long as it fares no better than others that
 * were judged: a fleet of 8 can be safe where one of 5 is not, and safe with one release and not with the next.
 */
function worstFleet({ judgements }: Analysis): Fleet | undefined {
  const refused = judgements.find(refusesStart);
  if (refused !== undefined) return hardestFleets(refused).at(-1);
  const fleets = judgements.flatMap((judgement) => hardestFleets(judgement).toReversed());
  return fleets.find((fleet) => !isSafe(fleet)) ?? fleets[0];
}
