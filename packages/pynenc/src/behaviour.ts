import type { Protocol } from "@slotwise/core";
import { nameOfReleases, RELEASES, type ReleaseFacts, releaseFacts } from "./release.js";
import { SLOT_CONDITIONS } from "./start-check.js";

/** Releases that do the same with the same settings of a fleet, and so are judged once. */
export interface Behaviour {
  /** `0.2.4 to 0.4.0` */
  readonly name: string;
  /** Oldest first; at least one. */
  readonly releases: readonly string[];
  readonly protocol: Protocol;
  readonly hasLock: boolean;
  readonly startChecks: ReleaseFacts["startChecks"];
}

/**
 * The behaviours of some releases, oldest first.
 * @throws RangeError for a release that is not known
 */
export function behavioursOf(releases: readonly string[]): readonly Behaviour[] {
  const groups = new Map<string, ReleaseFacts[]>();
  for (const facts of [...releases].map(releaseFacts).sort(byAge)) {
    const key = keyOf(facts);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [facts]);
    else if (!group.includes(facts)) group.push(facts);
  }
  return [...groups.values()].map((group) => {
    const [{ protocol, hasLock, startChecks }] = group as [ReleaseFacts, ...ReleaseFacts[]];
    const names = group.map(({ release }) => release);
    return { name: nameOfReleases(names), releases: names, protocol, hasLock, startChecks };
  });
}

function byAge(first: ReleaseFacts, second: ReleaseFacts): number {
  return RELEASES.indexOf(first.release) - RELEASES.indexOf(second.release);
}

function keyOf({ protocol, hasLock, startChecks }: ReleaseFacts): string {
  return JSON.stringify([protocol, hasLock, SLOT_CONDITIONS.map((condition) => startChecks[condition])]);
}

/** All releases that decide by a protocol, oldest first. */
export function releasesOfProtocol(protocol: Protocol): readonly string[] {
  return RELEASES.filter((release) => releaseFacts(release).protocol === protocol);
}
