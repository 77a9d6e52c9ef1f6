import { formatCount, safeLine } from "@slotwise/words";
import type { DroppedApplication } from "./worker/drop-source.js";

/** All words of the view that are not computed from what was dropped. */
export const DROPPED_WORDS = {
  application: "Application",
  judgedFor: "Judged for",
  now: "now",
  written: (time: string) => `when the file was written last, ${time}`,
  nothing: (name: string) => `No runner and no execution is recorded in ${safeLine(name)}.`,
  notJudged: "The records cannot be judged.",
  copied: {
    picture: "The picture is in the clipboard, as SVG.",
    statement: "The statement is in the clipboard.",
  },
  notCopied: "The browser does not let anything into the clipboard.",
} as const;

/** How one of several applications is told from the others. */
export function applicationLabel({ application, runners, executions }: DroppedApplication): string {
  const name = application === "" ? "without a name" : safeLine(application);
  return `${name} (runners: ${formatCount(runners)}, executions: ${formatCount(executions)})`;
}
