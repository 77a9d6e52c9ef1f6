import type { Finding, Place } from "@slotwise/language-service/judge";
import type { UnreadableFile } from "../files/deployments.js";

/** A file that was asked for and could not be judged, as a finding. */
export function unreadableFinding({ name, reason }: UnreadableFile): Finding {
  const start = { line: 0, character: 0 };
  const place: Place = { file: name, startOffset: 0, endOffset: 0, start, end: start };
  return {
    rule: "unreadable-file",
    severity: "error",
    place,
    message: `${name} was not judged: ${reason}`,
    versions: [],
    related: [],
    fixes: [],
    drawing: undefined,
  };
}
