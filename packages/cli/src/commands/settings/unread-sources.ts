import type { Analysis } from "@slotwise/language-service";

/** What else a deployment takes settings from, and nobody here has read: the values shown may be others then. */
export function unreadSources({ findings, notJudged }: Analysis): readonly string[] {
  const unread = findings.filter(({ rule }) => rule === "unread-source").map(({ message }) => message);
  return notJudged?.kind === "unsaid" ? [...unread, `not judged: ${notJudged.reason}`] : unread;
}
