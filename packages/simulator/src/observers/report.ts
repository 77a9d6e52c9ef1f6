import type { BlockReport } from "./blocks.js";
import type { CronReport } from "./cron.js";
import type { CycleReport } from "./cycles.js";
import type { OverlapReport } from "./overlaps.js";
import type { TakeoverReport } from "./takeovers.js";

/** What was seen of a fleet in one run. */
export interface FleetReport {
  /** How many events the simulation processed. */
  readonly events: number;
  /** How often a runner looked whether it is its turn. */
  readonly looks: number;
  readonly starts: number;
  /** Executions in which the service raised; under `slot-claim` their runner records them as abandoned. */
  readonly abandoned: number;
  /** Looks at which a runner saw nobody but one, though more were alive. */
  readonly alone: number;
  /** By runner. */
  readonly startsOf: Readonly<Record<string, number>>;
  readonly overlaps: OverlapReport;
  readonly cycles: CycleReport;
  /** Turns, of all runners, in which their runner did not look. */
  readonly missedTurns: number;
  /** Undefined where no schedule was given. */
  readonly cron: CronReport | undefined;
  readonly takeovers: TakeoverReport;
  readonly blocks: BlockReport;
}
