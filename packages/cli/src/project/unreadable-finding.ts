import type { Finding, Place } from "@slotwise/language-service";
import type { UnreadableFile } from "../files/reported-projects.js";

/** What is said of a file that was asked for and could not be judged. */
export function unreadableMessage({ name, reason }: UnreadableFile): string {
  return `${name} was not judged: ${reason}`;
}

/** The same as a finding. */
export function unreadableFinding(file: UnreadableFile): Finding {
  const { name } = file;
  const start = { line: 0, character: 0 };
  const place: Place = { file: name, startOffset: 0, endOffset: 0, start, end: start };
  return {
    rule: "unreadable-file",
    severity: "error",
    place,
    message: unreadableMessage(file),
    releases: [],
    related: [],
    fixes: [],
    drawing: undefined,
  };
}
