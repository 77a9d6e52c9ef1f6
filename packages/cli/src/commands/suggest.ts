import { suggestSettings } from "@slotwise/language-service/judge";
import { coloursFor } from "../colours.js";
import { addFleetOptions, type FleetOptions } from "../fleet-options.js";
import { type ExitStatus, type Host, UsageError } from "../host.js";
import type { AddCommand } from "../run.js";
import { type SuggestedBlock, suggestedBlock } from "../suggest/suggested-block.js";
import { judgedAt, nameOf, reasonNotJudged } from "./judged.js";

/** `slotwise suggest`: settings that are safe, to paste. */
export const addSuggest: AddCommand = (program, { host, finish }) => {
  const command = program
    .command("suggest")
    .description("Suggest settings that are safe for the fleet declared, judged again before they are shown.")
    .argument("[path]", "a file or folder whose other settings stay; without one, the current folder");
  addFleetOptions(command)
    .addHelpText("after", EXAMPLES)
    .action(async (path: string | undefined, options: FleetOptions) => finish(await suggest(path, options, host)));
};

const EXAMPLES = `
Examples:
  slotwise suggest --runners 8 --service-duration 20s
  slotwise suggest --runners 1-20 --service-duration 5s --pynenc-version 0.3 pyproject.toml
`;

async function suggest(path: string | undefined, options: FleetOptions, host: Host): Promise<ExitStatus> {
  const judged = await judgedAt(path, options, host);
  if (judged.length === 0) return 3;
  let status: ExitStatus = 0;
  for (const each of judged) {
    if (judged.length > 1) host.stdout.write(`# ${nameOf(each)}\n`);
    if (each.analysis.declarations.runners === undefined) {
      throw new UsageError("how many runners are the settings to hold for? Say --runners 8, or --runners 1-8");
    }
    const suggestion = suggestSettings(each.analysis.judgements);
    if (suggestion.kind === "suggestion") {
      write(suggestedBlock(each, suggestion), host);
      continue;
    }
    const reason = each.analysis.judgements.length === 0 ? reasonNotJudged(each.analysis) : suggestion.reason;
    host.stderr.write(`slotwise: nothing safe to suggest: ${reason}\n`);
    status = 1;
  }
  return status;
}

/** The block as text; what a form without comments cannot carry goes to standard error. */
function write(block: SuggestedBlock, host: Host): void {
  const { dim } = coloursFor(host.stdout, host);
  if (!block.hasComments) host.stderr.write(block.notes.map((note) => `slotwise: ${note}\n`).join(""));
  const lines = block.lines.map(({ text, comment }) =>
    comment === undefined ? text : `${text.padEnd(COMMENT_COLUMN)} ${dim(`# ${comment}`)}`,
  );
  const notes = block.hasComments ? block.notes.map((note) => dim(`# ${note}`)) : [];
  host.stdout.write([...notes, ...lines, ""].join("\n"));
}

const COMMENT_COLUMN = 50;
