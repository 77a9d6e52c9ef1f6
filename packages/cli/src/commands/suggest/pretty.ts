import { suggestedBlock } from "@slotwise/language-service";
import type { Host } from "../../host/host.js";
import { coloursFor } from "../../terminal/colours.js";
import type { SuggestionFor } from "./judged-suggestion.js";

/** The block to paste. What a form without comments cannot say goes to standard error. */
export function writePrettySuggestion({ judged, suggestion }: SuggestionFor, isNamed: boolean, host: Host): void {
  const { dim } = coloursFor(host.stdout, host);
  const block = suggestedBlock(judged.analysis, suggestion);
  const notes = [...(isNamed ? [judged.name] : []), ...block.notes];
  if (!block.hasComments) host.stderr.write(notes.map((note) => `slotwise: ${note}\n`).join(""));
  const lines = block.lines.map(({ text, comment }) =>
    comment === undefined ? text : `${text.padEnd(COMMENT_COLUMN)} ${dim(`# ${comment}`)}`,
  );
  host.stdout.write([...(block.hasComments ? notes.map((note) => dim(`# ${note}`)) : []), ...lines, ""].join("\n"));
}

const COMMENT_COLUMN = 50;
