import type { ConfigField } from "./config-class.js";
import { RELEASES } from "./release.js";

/** The releases that have a setting, oldest first. */
export function releasesHaving({ since, until }: Pick<ConfigField, "since" | "until">): readonly string[] {
  const first = since === undefined ? 0 : RELEASES.indexOf(since);
  const last = until === undefined ? RELEASES.length - 1 : RELEASES.indexOf(until);
  return RELEASES.slice(first, last + 1);
}
