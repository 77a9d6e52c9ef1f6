import type { Severity } from "../finding.js";
import { formatRunnerRange } from "../runner-range.js";
import type { EditorDocument } from "./editor-document.js";

/** How the fleet of a file fares, for a status bar. */
export interface FleetState {
  /** Such as "4 runners" or "fleet size unknown". */
  readonly fleet: string;
  readonly verdict: "safe" | "remark" | "warning" | "error";
  readonly sentence: string;
}

/** Undefined where the file carries no pynenc settings. */
export function fleetState({ analyses }: EditorDocument): FleetState | undefined {
  const relevant = analyses.filter(({ carriesSettings }) => carriesSettings);
  const [first] = relevant;
  if (first === undefined) return undefined;
  const { runners } = first.declarations;
  const severities = new Set(relevant.flatMap(({ findings }) => findings.map(({ severity }) => severity)));
  const worst = WORST_FIRST.find((severity) => severities.has(severity));
  const sentences = first.summaries.map(({ sentence }) => sentence);
  return {
    fleet:
      runners === undefined
        ? "fleet size unknown"
        : `${formatRunnerRange(runners)} ${runners.most === 1 ? "runner" : "runners"}`,
    verdict: worst === undefined ? "safe" : worst === "info" ? "remark" : worst,
    sentence:
      sentences.length > 0 ? sentences.join(". ") : "The slots cannot be judged: a value is unusable or unknown.",
  };
}

const WORST_FIRST: readonly Severity[] = ["error", "warning", "info"];
