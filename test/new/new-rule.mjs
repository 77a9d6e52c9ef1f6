import { withImport, withLineBefore } from "./lists.mjs";

/** What a rule needs; its fixtures, its example and its mutant only its author knows. */
export function newRule(name, identifier) {
  const rules = "packages/language-service/src/rules";
  return {
    files: [
      { path: `${rules}/${name}.ts`, text: ruleText(name, identifier) },
      { path: `docs/rules/${name}.md`, text: pageText(name) },
      { path: `test/rules/${name}/invalid/one.pyproject.toml`, text: "[tool.pynenc]\n" },
      { path: `test/rules/${name}/valid/one.pyproject.toml`, text: "[tool.pynenc]\n" },
    ],
    lists: [
      {
        path: `${rules}/index.ts`,
        change: (text) =>
          withLineBefore(
            withImport(text, `import { ${identifier} } from "./${name}.js";`),
            "  unreadableFile,\n",
            `  ${identifier},`,
          ),
      },
      {
        path: "packages/language-service/src/findings/rule-names.ts",
        change: (text) => withLineBefore(text, '  "unreadable-file",\n', `  "${name}",`),
      },
    ],
    next: `\`pnpm generate\`, then \`pnpm test test/rules -t ${name}\`, which says what is missing.`,
  };
}

function ruleText(name, identifier) {
  return `import type { Rule } from "./rule.js";

/** What it finds, in a sentence. */
export const ${identifier}: Rule = {
  name: "${name}",
  summary: "",
  severity: "warning",
  group: "settings",
  // Problems, each with its document, a range in it, and what will happen to the fleet in the numbers of this configuration.
  check: () => [],
};
`;
}

function pageText(name) {
  return `# ${name}

What goes wrong, in a sentence.

## What it finds

## Why it matters

## Example

## How to fix

## Severity and options

A warning.

\`\`\`toml
[tool.slotwise.rules]
${name} = "off"
\`\`\`
`;
}
