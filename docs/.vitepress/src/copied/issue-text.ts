import { cycleOf, type Fleet } from "@slotwise/core";
import { cycleText, drawingOf } from "@slotwise/timeline";
import type { Problem } from "../crossing/messages.js";
import type { PlaygroundFile } from "../link/playground-state.js";

export interface IssueParts {
  /** Undefined where there can be none. */
  readonly link: string | undefined;
  readonly verdict: string;
  /** The fleet drawn, and the releases that it is drawn for; undefined where there is none. */
  readonly drawn: { readonly fleet: Fleet; readonly release: string } | undefined;
  readonly problems: readonly Problem[];
  readonly files: readonly PlaygroundFile[];
}

/** What somebody else has to see, as Markdown: the link, the verdict, the drawing in text, what was found, the files. */
export function issueText({ link, verdict, drawn, problems, files }: IssueParts): string {
  return [
    ...(link === undefined ? [] : [`[These settings in the slotwise playground](${link})`]),
    ...(verdict === "" ? [] : [`> ${verdict.replaceAll("\n", " ")}`]),
    ...(drawn === undefined
      ? []
      : [
          `The cycle with pynenc ${drawn.release}:`,
          fenced("text", cycleText(cycleOf(drawn.fleet), drawingOf(drawn.fleet))),
        ]),
    ...(problems.length === 0
      ? []
      : [
          problems
            .map(
              ({ severity, rule, path, message }) =>
                `- ${severity} \`${rule}\` in \`${path}\`: ${message.replaceAll(/\s+/g, " ")}`,
            )
            .join("\n"),
        ]),
    ...files.map(({ path, text }) => `\`${path}\`\n\n${fenced("", text)}`),
  ].join("\n\n");
}

/** Between more backticks than the text has in a row. */
function fenced(language: string, text: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = "`".repeat(longest + 1);
  return `${fence}${language}\n${text.replace(/\n?$/, "\n")}${fence}`;
}
