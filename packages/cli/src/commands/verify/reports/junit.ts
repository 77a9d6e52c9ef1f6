import { explainAnswers } from "@slotwise/testkit";
import { escapeXml } from "@slotwise/words";
import { type Entry, type Judgement, totalsOf } from "./report.js";

/** JUnit's XML, as build servers read it: one test case an invariant. */
export function renderJunit(judgement: Judgement): string {
  const { report, stale, remarks } = judgement;
  const totals = totalsOf(judgement);
  const stop = report.stop === null ? [] : [stopCase(report.stop.message, report.stop.details)];
  // That nothing was checked is no success, although each part of it was only skipped.
  if (stop.length === 0 && judgement.status === 2) stop.push(...remarks.map((remark) => stopCase(remark, [])));
  const cases = [...report.entries.map((entry) => testCase(entry, judgement)), ...stale.map(staleCase), ...stop];
  const counts = [
    `tests="${cases.length}"`,
    `failures="${totals.broken + stale.length}"`,
    `errors="${totals.errored + stop.length}"`,
    `skipped="${totals.notChecked + totals.accepted}"`,
    `time="${report.seconds.toFixed(3)}"`,
  ].join(" ");
  const name =
    report.implementation === null ? "target" : `${report.implementation.name} ${report.implementation.version}`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="slotwise verify" ${counts}>`,
    `  <testsuite name="${escapeXml(name)}" ${counts}>`,
    ...cases.map((text) => `    ${text}`),
    "  </testsuite>",
    "</testsuites>",
    "",
  ].join("\n");
}

function testCase(entry: Entry, { accepted }: Judgement): string {
  const { id, family, statement, finding } = entry;
  const open = `<testcase classname="slotwise.${family}" name="${escapeXml(id)}"`;
  switch (finding.kind) {
    case "held":
      return `${open}/>`;
    case "not-checked":
      return `${open}><skipped message="${escapeXml(`not checked: ${finding.why}`)}"/></testcase>`;
    case "broken":
    case "errored": {
      if (accepted.has(id)) return `${open}><skipped message="${escapeXml(`known: ${finding.message}`)}"/></testcase>`;
      const tag = finding.kind === "broken" ? "failure" : "error";
      const text = [statement, "", ...finding.setting, "", ...explainAnswers(finding.answers), "", finding.replay].join(
        "\n",
      );
      return `${open}><${tag} message="${escapeXml(finding.message)}">${escapeXml(text)}</${tag}></testcase>`;
    }
  }
}

function staleCase(id: string): string {
  return `<testcase classname="slotwise.known" name="${escapeXml(id)}"><failure message="listed as known, but holds now"/></testcase>`;
}

function stopCase(message: string, details: readonly string[]): string {
  return `<testcase classname="slotwise.target" name="target"><error message="${escapeXml(message)}">${escapeXml(details.join("\n"))}</error></testcase>`;
}
