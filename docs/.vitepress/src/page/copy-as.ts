import { verdictOn } from "@slotwise/panel";
import type { Problem } from "../crossing/messages.js";
import type { PlaygroundFile } from "../link/playground-state.js";
import { find } from "./elements.js";
import type { KeptPanel } from "./panel-in-link.js";
import { say } from "./told.js";

export type CopiedForm = "pyproject" | "svg" | "markdown";

export interface CopiedParts {
  /** What the panel shows; undefined where there is no fleet. */
  readonly shown: KeptPanel["shown"];
  /** Whether the files say this now. */
  readonly isOfFiles: boolean;
  /** Undefined where the files are too large for one. */
  readonly link: () => Promise<string | undefined>;
  readonly problems: readonly Problem[];
  readonly files: readonly PlaygroundFile[];
  readonly copy: (text: string, done: string) => Promise<unknown>;
}

/** Puts what is shown into the clipboard, in a form that others can use. What makes the forms is loaded with the first of them. */
export async function copyAs(form: CopiedForm, parts: CopiedParts): Promise<void> {
  const { shown, isOfFiles, link, problems, files, copy } = parts;
  if (form === "markdown") {
    const verdict = shown !== undefined && isOfFiles ? verdictOn(shown.tried, shown.file) : undefined;
    const { issueText } = await import("../copied/issue-text.js");
    const text = issueText({
      link: await link(),
      verdict: verdict?.sentence ?? "",
      drawn: verdict && { fleet: verdict.worst.fleet, release: verdict.worst.name },
      problems,
      files,
    });
    await copy(text, "A text for an issue is in the clipboard, as Markdown.");
  } else if (shown === undefined) say("There is no fleet to copy.");
  // The panel has the picture, and says itself whether it is in the clipboard.
  else if (form === "svg") find("copy", HTMLButtonElement).click();
  else {
    const { pyprojectText } = await import("../copied/pyproject-text.js");
    await copy(pyprojectText(shown.tried), "The settings are in the clipboard, as pyproject.toml.");
  }
}
