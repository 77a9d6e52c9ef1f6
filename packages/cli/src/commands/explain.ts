import { RULES, ruleNamed } from "@slotwise/language-service/judge";
import { type Colours, coloursFor } from "../colours.js";
import { UsageError } from "../host.js";
import type { AddCommand } from "../run.js";

/** `slotwise explain`: a rule's page, or the list of rules. */
export const addExplain: AddCommand = (program, { host, finish }) => {
  program
    .command("explain")
    .description("Explain a rule: what it finds, why it matters, how to fix it.")
    .argument("[rule]", "a rule's name")
    .option("--all", "list every rule")
    .addHelpText("after", EXAMPLES)
    .action(async (name: string | undefined, { all }: { all?: boolean }) => {
      const colours = coloursFor(host.stdout, host);
      host.stdout.write(name === undefined || all === true ? ruleList(colours) : await page(name, colours));
      finish(0);
    });
};

const EXAMPLES = `
Examples:
  slotwise explain window-shorter-than-check
  slotwise explain --all
`;

function ruleList(colours: Colours): string {
  const width = Math.max(...RULES.map(({ name }) => name.length));
  return RULES.map(
    ({ name, severity, summary }) => `${colours.bold(name.padEnd(width))}  ${severity.padEnd(7)}  ${summary}\n`,
  ).join("");
}

/** The pages are long, so they are loaded only when one is shown. */
async function page(name: string, colours: Colours): Promise<string> {
  const rule = ruleNamed(name);
  if (rule === undefined) throw new UsageError(`there is no rule ${name}; slotwise explain --all lists them`);
  const { RULE_PAGES } = await import("../rule-pages.generated.js");
  return RULE_PAGES[rule.name].replaceAll(/^#+ (.*)$/gm, (_line: string, heading: string) => colours.bold(heading));
}
