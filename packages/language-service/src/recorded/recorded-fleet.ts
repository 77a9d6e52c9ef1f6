import type { Analysis } from "../analysis/analysis.js";

/** What the records of a fleet say of whose they are. */
export interface RecordedFleet {
  /** pynenc's `app_id`, as far as they tell it. */
  readonly application: string | undefined;
  /** The releases of pynenc that leave such records, oldest first; none where it cannot be told. */
  readonly releases: readonly string[];
  readonly isRustvello: boolean;
}

/** One deployment of those whose settings may be that fleet's. */
export interface NamedAnalysis {
  readonly analysis: Analysis;
  /** What it is called beside the others. */
  readonly name: string;
}
