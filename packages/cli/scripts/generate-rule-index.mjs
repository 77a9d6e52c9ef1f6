// Lists the rules for the documentation, from the rules themselves. `pnpm generate` runs it.
import { importSource } from "../../language-service/scripts/import-source.mjs";

export const path = new URL("../../../docs/rules/README.md", import.meta.url);

const { RULES } = await importSource(new URL("../../language-service/src/index.ts", import.meta.url));

export const text = `<!-- Generated from the rules by packages/cli/scripts/generate-rule-index.mjs. Do not edit. -->

# Rules

What \`slotwise lint\` finds. \`slotwise explain <rule>\` prints a rule's page in the terminal.

## About slots

Judged for every fleet size declared, under every release of pynenc that the project allows.

${tableOf("slots")}

## About settings

${tableOf("settings")}
`;

function tableOf(group) {
  const rows = RULES.filter((rule) => rule.group === group).map(
    ({ name, severity, summary }) => `| [${name}](${name}.md) | ${severity} | ${summary} |`,
  );
  return ["| rule | severity | what it finds |", "| --- | --- | --- |", ...rows].join("\n");
}
