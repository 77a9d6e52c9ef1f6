import { explainAnswers } from "@slotwise/testkit";
import { counted, formatCount } from "@slotwise/words";
import type { Colours } from "../../../terminal/styles.js";
import { type Entry, type Evidence, type Judgement, type Report, totalsOf } from "./report.js";

/** The report for people. */
export function renderPretty(judgement: Judgement, colours: Colours): string {
  const { report, accepted } = judgement;
  const width = Math.max(0, ...report.entries.map(({ id }) => id.length));
  const lines = [colours.bold(headline(report)), ""];
  for (const entry of report.entries) lines.push(`  ${line(entry, width, accepted, colours)}`);
  for (const entry of report.entries) lines.push(...section(entry, judgement, colours));
  for (const id of judgement.stale) {
    lines.push("", colours.yellow(`${id} is listed as known, but holds now: take it off the list`));
  }
  for (const remark of judgement.remarks) lines.push("", colours.yellow(remark));
  lines.push("", summary(judgement, colours), "");
  return lines.join("\n");
}

/** Who was checked, and how. */
export function headline({ implementation, target, seed, runs, shard }: Report): string {
  const who =
    implementation === null
      ? "a target that did not say who it is"
      : `${implementation.name} ${implementation.version}`;
  const through = target === null ? "" : ` through ${JSON.stringify(target)}`;
  const share = shard.of === 1 ? "" : `, shard ${shard.index} of ${shard.of}`;
  return `${who}${through}: ${runs} cases an invariant, seed ${seed}${share}`;
}

function line(entry: Entry, width: number, accepted: Judgement["accepted"], colours: Colours): string {
  const { id, finding, cases } = entry;
  const name = id.padEnd(width);
  switch (finding.kind) {
    case "held":
      return `${colours.green("held       ")}  ${name}  ${colours.dim(counted(cases, "case"))}`;
    case "not-checked":
      return `${colours.dim(`not checked  ${name}  ${finding.why}`)}`;
    case "errored":
      return `${colours.red("ERROR      ")}  ${name}  ${finding.message}`;
    case "broken":
      return accepted.has(id)
        ? `${colours.yellow("known      ")}  ${name}  ${[finding.message, accepted.get(id)].filter(Boolean).join("; ")}`
        : `${colours.red("BROKEN     ")}  ${name}  ${finding.message}`;
  }
}

/** What is wrong, at a glance. */
function section(entry: Entry, { accepted, report }: Judgement, colours: Colours): readonly string[] {
  const { finding, id, statement } = entry;
  if (finding.kind !== "broken" && finding.kind !== "errored") return [];
  if (accepted.has(id)) return [];
  const name = report.implementation?.name ?? "target";
  return [
    "",
    colours.bold(colours.red(id)),
    `  ${statement}`,
    ...evidenceLines(finding, name, colours).map((text) => `  ${text}`),
  ];
}

function evidenceLines(
  evidence: Evidence & { readonly kind: string },
  name: string,
  colours: Colours,
): readonly string[] {
  const what =
    evidence.kind === "errored" ? `the target answered with an error: ${evidence.message}` : evidence.message;
  const [head = "", ...answers] = explainAnswers(evidence.answers, name);
  const where = evidence.line === null ? `seed ${evidence.seed}` : `line ${evidence.line} of the vectors`;
  const smaller = evidence.shrinks === 0 ? "" : `, made smaller ${evidence.shrinks} times`;
  return [
    colours.bold(`But ${what}:`),
    "",
    ...evidence.setting.map((text) => `  ${text}`),
    "",
    `  ${colours.dim(head)}`,
    ...answers.map((text) => `  ${text}`),
    "",
    colours.dim(`found with ${where}${smaller}; to see it again:`),
    `  ${evidence.replay}`,
  ];
}

function summary(judgement: Judgement, colours: Colours): string {
  const totals = totalsOf(judgement);
  const parts = [
    `${totals.held} held`,
    ...some(totals.broken, "broken"),
    ...some(totals.accepted, "known"),
    ...some(totals.errored, "failed with an error"),
    ...some(totals.notChecked, "not checked"),
  ];
  const { seconds } = judgement.report;
  const rate = seconds > 0 ? ` (${formatCount(Math.round(totals.calls / seconds))} a second)` : "";
  const text = `${parts.join(", ")}; ${counted(totals.calls, "call")} in ${seconds.toFixed(1)} s${rate}`;
  return judgement.status === 0 ? colours.green(text) : colours.red(text);
}

function some(count: number, what: string): readonly string[] {
  return count === 0 ? [] : [`${count} ${what}`];
}
