import type { Protocol } from "@slotwise/core";
import { RELEASE_FACTS } from "./releases.generated.js";
import type { StartCondition } from "./start-check.js";

/** What one release of pynenc is, as far as its fleet is concerned. Read from its wheel. */
export interface ReleaseFacts {
  /** As on PyPI: `0.2.4`. */
  readonly release: string;
  /** How it decides who may start. */
  readonly protocol: Protocol;
  /** Whether the store lets only one execution run at a time; a record that nobody ends then stops the fleet for good. */
  readonly hasLock: boolean;
  /** What happens when a runner starts with settings like these; a condition that is not here is not looked at. */
  readonly startChecks: Readonly<Partial<Record<StartCondition, "refuses" | "warns">>>;
}

/** Every release known, oldest first. */
export const RELEASES: readonly string[] = RELEASE_FACTS.map(({ release }) => release);

/** The newest release known. */
export const NEWEST_RELEASE: string = RELEASES.at(-1) as string;

const BY_NAME = new Map(RELEASE_FACTS.map((facts) => [facts.release, facts]));

/** @throws RangeError for a release that is not one of `RELEASES` */
export function releaseFacts(release: string): ReleaseFacts {
  const facts = BY_NAME.get(release);
  if (facts === undefined)
    throw new RangeError(`release is ${JSON.stringify(release)}, but must be one of ${RELEASES.join(", ")}`);
  return facts;
}

/**
 * `0.4.0`; `0.2.4 to 0.4.0` for all releases from one to another; `0.2.3, 0.3.0 to 0.4.0` where some between are left out.
 */
export function nameOfReleases(releases: readonly string[]): string {
  const runs: string[][] = [];
  for (const release of RELEASES) {
    if (!releases.includes(release)) continue;
    const run = runs.at(-1);
    const isNext = run !== undefined && RELEASES[RELEASES.indexOf(release) - 1] === run.at(-1);
    if (isNext) run.push(release);
    else runs.push([release]);
  }
  return runs.map((run) => (run.length === 1 ? `${run[0]}` : `${run[0]} to ${run.at(-1)}`)).join(", ");
}
