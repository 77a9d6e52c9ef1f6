// What the reports of the tests and of the real fleets say, for a log that may be read from its end: each failed test with
// its message, and three counts on the last line, "passed failed skipped".
import { readFileSync } from "node:fs";

const REPORTS = ["reports/tests.json", "reports/fleets.json"];
const MOST_LINES = 12;

/** The failed tests of a report, each with where it is and the beginning of what it said; a suite may fail as a whole. */
export function failures({ testResults }) {
  return testResults.flatMap(({ name, status, message, assertionResults }) => {
    const tests = assertionResults
      .filter((test) => test.status === "failed")
      .map((test) => ({ title: `${name} > ${test.fullName}`, message: test.failureMessages.join("\n") }));
    return tests.length === 0 && status === "failed" ? [{ title: name, message }] : tests;
  });
}

/** A report's counts; a report that is not there, or cannot be read, is one failure. */
export function summary(name, text) {
  let report;
  try {
    report = JSON.parse(text);
  } catch {
    return { passed: 0, failed: 1, skipped: 0, failures: [{ title: name, message: "the tests left no report" }] };
  }
  const failed = failures(report);
  const skipped = report.numPendingTests + report.numTodoTests;
  return { passed: report.numPassedTests, failed: failed.length, skipped, failures: failed };
}

if (import.meta.main ?? process.argv[1]?.endsWith("summary.mjs")) {
  const summaries = REPORTS.map((path) => {
    let text = "";
    try {
      text = readFileSync(path, "utf8");
    } catch {
      // Said below, as a failure.
    }
    return summary(path, text);
  });
  for (const { title, message } of summaries.flatMap(({ failures: all }) => all)) {
    console.error(`FAILED ${title}`);
    const lines = message.split("\n").filter((line) => line.trim() !== "");
    for (const line of lines.slice(0, MOST_LINES)) console.error(`  ${line}`);
  }
  const sum = (count) => summaries.reduce((all, each) => all + each[count], 0);
  console.log(sum("passed"), sum("failed"), sum("skipped"));
}
