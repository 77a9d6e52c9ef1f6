import type { Theorem } from "./theorem.js";

const HEADING = "| id | numbers | what | assumptions |\n| --- | --- | --- | --- |";

/** The table of docs/proofs.md, so that it lists what is run and nothing else. */
export function documentedTable(theorems: readonly Theorem[]): string {
  const rows = theorems.map(
    ({ id, kind, numbers, statement, assumptions }) =>
      `| \`${id}\` | ${numbers}${kind === "witness" ? ", witness" : ""} | ${asText(statement)} | ${asText(assumptions.join("; "))} |`,
  );
  return [HEADING, ...rows].join("\n");
}

/** A star would start emphasis, a bar the next cell. */
function asText(words: string): string {
  return words.replaceAll(/[*|]/g, "\\$&");
}

/** The one table of the page with these columns. */
export function tableIn(page: string): string | undefined {
  const lines = page.split(/\r?\n/);
  const first = lines.indexOf(HEADING.slice(0, HEADING.indexOf("\n")));
  if (first < 0) return undefined;
  const after = lines.findIndex((line, index) => index > first && !line.startsWith("|"));
  return lines.slice(first, after < 0 ? lines.length : after).join("\n");
}
