import { type Fleet, isSafe } from "@slotwise/core";
import type { TextRange } from "@slotwise/project";
import type { Analysis } from "../analysis/analysis.js";
import { type Holding, holdingChange } from "../fixes/holding-change.js";
import type { SlotJudgement } from "../fleets/slot-judgement.js";
import type { EditorDocument } from "./editor-document.js";
import { type ShownDeployment, shownDeployments } from "./shown-deployments.js";

/** A dependency that allows releases which behave differently, as far as its fleet is concerned. */
export interface Upgrade {
  readonly shown: ShownDeployment;
  /** The requirement, as it is written. */
  readonly text: string;
  readonly range: TextRange;
  /** The oldest releases judged that behave alike, and the newest. */
  readonly older: SlotJudgement;
  readonly newer: SlotJudgement;
  /** The size at which the difference shows, where one of the sizes that count does show it. */
  readonly totalRunners: number;
  /** What would serve under both; looked for when asked for. */
  holding(): Holding;
}

/** The upgrade that a dependency within a range allows; undefined where none stands there, or all it allows behaves alike. */
export function upgradeAt(editor: EditorDocument, range: TextRange): Upgrade | undefined {
  for (const shown of shownDeployments(editor)) {
    const { requirement } = shown.analysis.releases;
    if (requirement?.document.source.name !== editor.document.source.name) continue;
    if (requirement.range.start > range.end || range.start > requirement.range.end) continue;
    const { judgements } = shown.analysis;
    const [older, newer] = [judgements[0], judgements.at(-1)];
    if (older === undefined || newer === undefined || older === newer) return undefined;
    const totalRunners = tellingSize(older, newer, shown.analysis);
    const holding = () => holdingChange(shown.analysis, totalRunners);
    return { shown, text: requirement.text, range: requirement.range, older, newer, totalRunners, holding };
  }
  return undefined;
}

/** The smallest size declared that is safe under the one and not under the other; else the largest that counts. */
function tellingSize(older: SlotJudgement, newer: SlotJudgement, { summaries }: Analysis): number {
  const limits = summaries.map(({ largestSafeFleet }) => largestSafeFleet ?? Number.POSITIVE_INFINITY);
  const first = Math.min(...limits) + 1;
  const { least, most } = older.sizes ?? { least: 2, most: Number.isFinite(first) ? Math.max(2, first) : 2 };
  const differs = (totalRunners: number) => isSafe(older.fleetOf(totalRunners)) !== isSafe(newer.fleetOf(totalRunners));
  const told = [Math.max(least, first), least, most].find((size) => size >= least && size <= most && differs(size));
  return told ?? most;
}

/** The fleets to be shown beside each other. */
export function fleetsOf({ older, newer, totalRunners }: Upgrade): readonly [older: Fleet, newer: Fleet] {
  return [older.fleetOf(totalRunners), newer.fleetOf(totalRunners)];
}
