import type { Analysis } from "../analysis/analysis.js";

/** What else a deployment takes settings from, and nobody here has read: the values shown may be others then. */
export function unreadSources({ findings, notJudged }: Analysis): readonly string[] {
  const unread = findings.filter(({ rule }) => rule === "unread-source");
  // It says what is not read, and where that is named.
  if (notJudged?.kind === "unsaid") return [`not judged: ${notJudged.reason}`];
  return unread.map(({ place, message }) => `${place.file}:${place.start.line + 1}: ${message}`);
}
