// Embeds the rules' pages, which are documentation, into the command: `slotwise explain` prints them. `pnpm generate` runs it.
import { readdirSync, readFileSync } from "node:fs";

const pages = new URL("../../../docs/rules/", import.meta.url);

export const path = new URL("../src/rule-pages.generated.ts", import.meta.url);

const entries = readdirSync(pages)
  .filter((name) => name.endsWith(".md") && name !== "README.md")
  .sort()
  .map((name) => {
    const text = readFileSync(new URL(name, pages), "utf8").trim();
    return `  ${JSON.stringify(name.slice(0, -".md".length))}: ${JSON.stringify(text)},`;
  });

export const text = `// Generated from docs/rules by scripts/generate-rule-pages.mjs. Do not edit.
import type { RuleName } from "@slotwise/language-service";

/** The page of each rule, in Markdown. */
export const RULE_PAGES: Readonly<Record<RuleName, string>> = {
${entries.join("\n")}
};
`;
