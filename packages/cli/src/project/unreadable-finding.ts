import type { Finding, Place } from "@slotwise/language-service";
import type { UnreadableFile } from "../files/reported-projects.js";

/** What is said of a file that could not be judged. */
export function unreadableMessage({ name, reason, mayBeOthers }: UnreadableFile): string {
  const consequence =
    mayBeOthers === true ? ". Whatever it says of pynenc, a fleet may not have the values judged here" : "";
  return `${name} was not judged: ${reason}${consequence}`;
}

/** The same as a finding. */
export function unreadableFinding(file: UnreadableFile): Finding {
  const { name } = file;
  const start = { line: 0, character: 0 };
  const place: Place = { file: name, startOffset: 0, endOffset: 0, start, end: start };
  return {
    rule: "unreadable-file",
    severity: file.mayBeOthers === true ? "info" : "error",
    place,
    message: unreadableMessage(file),
    releases: [],
    related: [],
    fixes: [],
    drawing: undefined,
  };
}
