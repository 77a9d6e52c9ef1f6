import { formatRunnerRange } from "@slotwise/project";
import type { NotJudged } from "../fleets/not-judged.js";
import type { EditorDocument } from "./editor-document.js";
import { shownDeployments } from "./shown-deployments.js";
import { worstOf } from "./worst-first.js";

/** How the fleet of a file fares, for a status bar. */
export interface FleetState {
  /** Such as "4 runners" or "fleet size unknown". */
  readonly fleet: string;
  readonly verdict: "safe" | "remark" | "warning" | "error";
  readonly sentence: string;
}

/** Undefined where the file carries no pynenc settings. */
export function fleetState(editor: EditorDocument): FleetState | undefined {
  const deployments = shownDeployments(editor);
  const [first] = deployments;
  if (first === undefined) return undefined;
  const { name, analysis: shown } = first;
  const { runners } = shown.declarations;
  const worst = worstOf(shown);
  const sentences = shown.summaries.map(({ sentence }) => sentence);
  return {
    fleet:
      runners === undefined
        ? "fleet size unknown"
        : `${formatRunnerRange(runners)} ${runners.most === 1 ? "runner" : "runners"}`,
    verdict: worst === undefined ? "safe" : worst === "info" ? "remark" : worst,
    sentence: `${deployments.length > 1 ? `${name}: ` : ""}${sentences.length > 0 ? sentences.join(". ") : notJudgedText(shown.notJudged)}`,
  };
}

/** The largest fleet that is safe under every release judged; infinite where there is no limit, or nothing was judged. */
export function largestSafe(editor: EditorDocument): number {
  const limits = (shownDeployments(editor)[0]?.analysis.summaries ?? []).map(
    ({ largestSafeFleet }) => largestSafeFleet,
  );
  return Math.min(...limits.map((limit) => limit ?? Number.POSITIVE_INFINITY));
}

function notJudgedText(notJudged: NotJudged | undefined): string {
  return `The slots cannot be judged: ${notJudged?.reason ?? "a value is unusable"}.`;
}
