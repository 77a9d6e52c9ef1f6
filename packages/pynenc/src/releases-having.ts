import type { ConfigField } from "./config-class.js";
import { RELEASES } from "./release.js";

/** The releases that have a setting, oldest first. */
export function releasesHaving({ since, until }: Pick<ConfigField, "since" | "until">): readonly string[] {
  const first = since === undefined ? 0 : RELEASES.indexOf(since);
  const last = until === undefined ? RELEASES.length - 1 : RELEASES.indexOf(until);
  return RELEASES.slice(first, last + 1);
}

/** Whether any of some releases has a setting. Most settings are as old as pynenc, and all releases have them. */
export function isInAnyOf(field: Pick<ConfigField, "since" | "until">, releases: readonly string[]): boolean {
  if (field.since === undefined && field.until === undefined) return releases.length > 0;
  return releasesHaving(field).some((release) => releases.includes(release));
}
