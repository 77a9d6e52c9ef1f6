import { RULES, type Rule, type RuleName } from "@slotwise/language-service";
import type { Severity } from "@slotwise/project";

/** Severities as SARIF calls them. */
export const SARIF_LEVELS: Readonly<Record<Severity, SarifLevel>> = {
  error: "error",
  warning: "warning",
  info: "note",
};

/** Severities as GitHub's code scanning calls them. */
const PROBLEM_SEVERITIES: Readonly<Record<Severity, string>> = {
  error: "error",
  warning: "warning",
  info: "recommendation",
};

/** A SARIF `reportingDescriptor`, as far as it is used here. */
interface SarifRule {
  readonly id: RuleName;
  readonly name: string;
  readonly shortDescription: { readonly text: string };
  readonly fullDescription: { readonly text: string };
  readonly help: { readonly text: string; readonly markdown: string };
  readonly defaultConfiguration: { readonly level: SarifLevel };
  readonly properties: {
    readonly tags: readonly string[];
    readonly precision: string;
    readonly "problem.severity": string;
  };
}

type SarifLevel = "error" | "warning" | "note";

/** Every rule as a reporting descriptor, in the order of the list: results refer to their index. */
export function sarifRules(pages: Readonly<Record<RuleName, string>>): readonly SarifRule[] {
  return RULES.map((rule) => {
    const page: string = pages[rule.name] ?? rule.summary;
    return {
      id: rule.name,
      name: rule.name.replaceAll(/(?:^|-)([a-z])/g, (_match, letter: string) => letter.toUpperCase()),
      shortDescription: { text: sentence(rule.summary) },
      fullDescription: { text: firstParagraph(page, rule) },
      help: { text: page, markdown: page },
      defaultConfiguration: { level: SARIF_LEVELS[rule.severity] },
      properties: {
        tags: ["pynenc", rule.group],
        precision: "very-high",
        "problem.severity": PROBLEM_SEVERITIES[rule.severity],
      },
    };
  });
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** What a page says first, below its heading. */
function firstParagraph(page: string, rule: Rule): string {
  const paragraph = page.split(/\n\s*\n/).find((block) => /^[A-Za-z`*[]/.test(block) && block !== rule.name);
  const text = (paragraph ?? "")
    .replaceAll(/\s*\n\s*/g, " ")
    .replaceAll(/[`*]/g, "")
    .trim();
  return text === "" || text === rule.summary ? sentence(rule.summary) : text;
}
