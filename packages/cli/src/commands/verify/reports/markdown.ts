import type { AnswerRow } from "@slotwise/testkit";
import { counted, escapeXml, formatCount } from "@slotwise/words";
import { headline } from "./pretty.js";
import { type Entry, type Judgement, totalsOf } from "./report.js";

/** The report as Markdown: for a pull request, or the summary of a GitHub Actions step. */
export function renderMarkdown(judgement: Judgement): string {
  const { report, stale, remarks } = judgement;
  const totals = totalsOf(judgement);
  const lines = [
    `## ${judgement.status === 0 ? "✅" : "❌"} slotwise verify`,
    "",
    escapeXml(headline(report)),
    "",
    "| held | broken | known | errors | not checked | calls |",
    "| ---: | ---: | ---: | ---: | ---: | ---: |",
    `| ${totals.held} | ${totals.broken} | ${totals.accepted} | ${totals.errored} | ${totals.notChecked} | ${formatCount(totals.calls)} |`,
  ];
  if (report.stop !== null)
    lines.push("", `**Stopped:** ${escapeXml(report.stop.message)}`, ...code(report.stop.details));
  for (const remark of remarks) lines.push("", `**${escapeXml(remark)}**`);
  for (const id of stale) lines.push("", `**${id}** is listed as known, but holds now.`);
  for (const entry of report.entries) lines.push(...section(entry, judgement));
  lines.push(
    "",
    "<details><summary>All invariants</summary>",
    "",
    "| invariant | result | cases |",
    "| --- | --- | ---: |",
  );
  for (const entry of report.entries) lines.push(row(entry, judgement));
  lines.push("", "</details>", "");
  return lines.join("\n");
}

function section(entry: Entry, { accepted, report }: Judgement): readonly string[] {
  const { id, statement, finding } = entry;
  if ((finding.kind !== "broken" && finding.kind !== "errored") || accepted.has(id)) return [];
  const name = report.implementation?.name ?? "target";
  return [
    "",
    `### ${id}`,
    "",
    escapeXml(statement),
    "",
    `**But ${escapeXml(finding.message)}.**`,
    ...code(finding.setting),
    "",
    `| asked | ${cell(name)} | reference model |`,
    "| --- | --- | --- |",
    ...finding.answers.map(
      ({ question, answer, reference }: AnswerRow) => `| ${cell(question)} | ${cell(answer)} | ${cell(reference)} |`,
    ),
    "",
    "To see it again:",
    ...code([finding.replay], "sh"),
  ];
}

function row({ id, finding, cases }: Entry, { accepted }: Judgement): string {
  const result = () => {
    switch (finding.kind) {
      case "held":
        return "held";
      case "not-checked":
        return `not checked: ${finding.why}`;
      case "errored":
        return "❌ error";
      case "broken":
        return accepted.has(id) ? `known: ${accepted.get(id)}` : "❌ broken";
    }
  };
  return `| ${id} | ${cell(result())} | ${counted(cases, "case").split(" ")[0]} |`;
}

function code(lines: readonly string[], language = "text"): readonly string[] {
  return lines.length === 0
    ? []
    : ["", `\`\`\`${language}`, ...lines.map((line) => line.replaceAll("```", "'''")), "```"];
}

/** Text in a table, where a bar would start a new column. */
function cell(text: string): string {
  return escapeXml(text).replaceAll("|", "\\|").replaceAll("\n", " ");
}
