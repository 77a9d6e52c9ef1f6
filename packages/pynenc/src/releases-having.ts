import type { ConfigField } from "./config-class.js";
import { RELEASES } from "./release.js";

/** The releases that have a setting, oldest first. */
export function releasesHaving({ since, until }: Pick<ConfigField, "since" | "until">): readonly string[] {
  // Most settings are as old as pynenc.
  if (since === undefined && until === undefined) return RELEASES;
  const first = since === undefined ? 0 : RELEASES.indexOf(since);
  const last = until === undefined ? RELEASES.length - 1 : RELEASES.indexOf(until);
  return RELEASES.slice(first, last + 1);
}
