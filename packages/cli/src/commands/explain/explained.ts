import { RULE_NAMES, RULES, type Rule, ruleNamed } from "@slotwise/language-service";
import { didYouMean } from "../../command-line/did-you-mean.js";
import { jsonText, type ShortFormat } from "../../command-line/format-option.js";
import { type Host, UsageError } from "../../host/host.js";
import { coloursFor } from "../../terminal/colours.js";
import type { Colours } from "../../terminal/styles.js";

export interface ExplainOptions {
  readonly format: ShortFormat;
  readonly all?: boolean;
}

/** @param name without one, all rules are listed */
export async function explained(name: string | undefined, { format }: ExplainOptions, host: Host): Promise<string> {
  const rules = name === undefined ? RULES : [requireRule(name)];
  const colours = coloursFor(host.stdout, host);
  switch (format) {
    case "pretty":
      return name === undefined ? ruleList(colours) : highlighted(await pageOf(requireRule(name)), colours);
    case "concise":
      return rules.map((rule) => `${rule.name}: ${rule.severity}: ${rule.summary}\n`).join("");
    case "json":
      return jsonText({ rules: await Promise.all(rules.map(asJson)) });
  }
}

function requireRule(name: string): Rule {
  const rule = ruleNamed(name);
  if (rule !== undefined) return rule;
  const hint = didYouMean(name, RULE_NAMES);
  throw new UsageError(`there is no rule ${name}${hint === "" ? "; slotwise explain --all lists them" : hint}`);
}

function ruleList(colours: Colours): string {
  const width = Math.max(...RULES.map(({ name }) => name.length));
  return RULES.map(
    ({ name, severity, summary }) => `${colours.bold(name.padEnd(width))}  ${severity.padEnd(7)}  ${summary}\n`,
  ).join("");
}

async function asJson(rule: Rule) {
  const { name, severity, group, summary } = rule;
  return { name, severity, group, summary, page: await pageOf(rule) };
}

/** The pages are long, so they are loaded only when one is shown. */
async function pageOf({ name }: Rule): Promise<string> {
  const { RULE_PAGES } = await import("../../rule-pages.generated.js");
  return RULE_PAGES[name];
}

function highlighted(page: string, colours: Colours): string {
  return page.replaceAll(/^#+ (.*)$/gm, (_line: string, heading: string) => colours.bold(heading));
}
