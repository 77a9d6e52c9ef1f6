import { refuse } from "./argument.js";
import type { ActiveRunnerInfo } from "./runner.js";

/** A membership view that was checked once: its ids are unique, and a position is found without a search. */
export interface MembershipView<Runner extends Pick<ActiveRunnerInfo, "runnerId"> = ActiveRunnerInfo> {
  /** The runners in the order in which the store gave them. */
  readonly runners: readonly Runner[];
  /** The runner's zero-based index, or undefined for a stranger. */
  positionOf(runnerId: string): number | undefined;
}

/**
 * Makes a membership view from the list the store gave, without sorting it.
 * @throws RangeError when two runners carry the same id: each would believe it owns the first one's slot
 */
export function createMembershipView<Runner extends Pick<ActiveRunnerInfo, "runnerId">>(
  activeRunners: readonly Runner[],
): MembershipView<Runner> {
  const runners = Object.freeze([...activeRunners]);
  const positions = new Map<string, number>();
  for (const [position, { runnerId }] of runners.entries()) {
    if (positions.has(runnerId)) refuse(`activeRunners[${position}].runnerId`, runnerId, "unique in the view");
    positions.set(runnerId, position);
  }
  return Object.freeze({ runners, positionOf: (runnerId: string) => positions.get(runnerId) });
}
