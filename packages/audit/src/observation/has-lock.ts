import { PROTOCOLS } from "@slotwise/core";
import type { Observation } from "./observation.js";

/** Whether starts are refused while one is recorded as running: by the settings' release, or because some were. */
export function hasLock({ terms, records, refusals }: Pick<Observation, "terms" | "records" | "refusals">): boolean {
  if (records.isRustvello) return false;
  if (refusals.length > 0) return true;
  return terms === undefined ? records.keepsEveryExecution : PROTOCOLS[terms.fleetOf(1).protocol].locksStarts;
}
