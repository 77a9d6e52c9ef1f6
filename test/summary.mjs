// What the tests' report says, for a log that may be read from its end: each failed test with its message, and three
// counts on the last line, "passed failed skipped".
import { readFileSync } from "node:fs";

const REPORT = "reports/tests.json";
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

/** The report's counts; a report that is not there, or cannot be read, is one failure. */
export function summary(text) {
  let report;
  try {
    report = JSON.parse(text);
  } catch {
    return { passed: 0, failed: 1, skipped: 0, failures: [{ title: REPORT, message: "the tests left no report" }] };
  }
  const failed = failures(report);
  const skipped = report.numPendingTests + report.numTodoTests;
  return { passed: report.numPassedTests, failed: failed.length, skipped, failures: failed };
}

if (import.meta.main ?? process.argv[1]?.endsWith("summary.mjs")) {
  let text = "";
  try {
    text = readFileSync(REPORT, "utf8");
  } catch {
    // Said below, as a failure.
  }
  const { passed, failed, skipped, failures: all } = summary(text);
  for (const { title, message } of all) {
    console.error(`FAILED ${title}`);
    const lines = message.split("\n").filter((line) => line.trim() !== "");
    for (const line of lines.slice(0, MOST_LINES)) console.error(`  ${line}`);
  }
  console.log(passed, failed, skipped);
}
