import { type AuditCase, casesOf } from "./audit-case.js";
import { terms, windowTerms } from "./case-terms.js";
import { execution, refusal, runner, SECOND } from "./written-records.js";

const measured = casesOf("measured");

const done = (...lengths: readonly number[]) =>
  lengths.map((length, index) => execution(`x${index}`, "a", index * 100, index * 100 + length));

/** What is measured. */
export const MEASURED_CASES: readonly AuditCase[] = [
  measured(
    "the longest, one in twenty, half",
    9000,
    terms(),
    { executions: done(...Array.from({ length: 40 }, (_, index) => index + 1)) },
    [40, 38, 20],
    ({ measured: { longestExecution, execution95, medianExecution } }) =>
      [longestExecution, execution95, medianExecution].map((each) => (each ?? 0) / SECOND),
  ),
  measured(
    "one that runs and one that took no time are no execution",
    9000,
    terms(),
    { executions: [execution("1", "a", 0, 0), execution("2", "a", 8999, undefined)] },
    undefined,
    (audit) => audit.measured.longestExecution,
  ),
  measured(
    "runners at once, least and most",
    600,
    terms(),
    { runners: [runner("a", 0, 599), runner("b", 100, 300), runner("c", 200, 300)] },
    { least: 1, most: 3 },
    (audit) => audit.measured.runners,
  ),
  measured(
    "not those who were at once for less than a look",
    600,
    terms(),
    { runners: [runner("a", 0, 599), runner("b", 100, 300), runner("c", 297, 599)] },
    { least: 1, most: 2 },
    (audit) => audit.measured.runners,
  ),
  measured(
    "those who were for as long as a cycle",
    600,
    terms(),
    { runners: [runner("a", 0, 599), runner("b", 100, 300.22), runner("c", 240.22, 599)] },
    { least: 1, most: 3 },
    (audit) => audit.measured.runners,
  ),
  measured(
    "one not seen lately still lives",
    110,
    terms(),
    { runners: [runner("a", 0, 109), runner("b", 0.5, 100)] },
    { least: 2, most: 2 },
    (audit) => audit.measured.runners,
  ),
  measured(
    "who came and went",
    600,
    terms(),
    { runners: [runner("a", 0, 599), runner("b", 100, 300), runner("c", 200, 595)] },
    [2, 1],
    (audit) => [audit.measured.joins, audit.measured.departures],
  ),
  measured(
    "the time between two looks of a turn",
    600,
    terms(),
    {
      runners: [runner("a", 0, 599), runner("b", 1, 599)],
      executions: [
        refusal("a", 60, "x"),
        refusal("a", 63, "x"),
        refusal("a", 67, "x"),
        refusal("b", 90, "x"),
        refusal("b", 93, "x"),
        refusal("a", 120, "x"),
      ],
    },
    { least: 3 * SECOND, median: 3 * SECOND },
    (audit) => audit.measured.lookPeriod,
  ),
  measured(
    "of two turns none",
    600,
    terms(),
    { runners: [runner("a", 0, 599), runner("b", 1, 599)], executions: [refusal("a", 60, "x"), refusal("a", 72, "x")] },
    undefined,
    (audit) => audit.measured.lookPeriod,
  ),
  measured(
    "clocks: refused before what refused began",
    600,
    terms(),
    { executions: [refusal("b", 9.7, "1", "a"), execution("1", "a", 10, 12)] },
    0.3 * SECOND,
    (audit) => audit.measured.leastClockDifference,
  ),
  measured(
    "clocks: refused before what refused began, which is not the first",
    600,
    terms(),
    { executions: [execution("0", "a", 1, 2), refusal("b", 9.7, "1", "a"), execution("1", "a", 10, 12)] },
    0.3 * SECOND,
    (audit) => audit.measured.leastClockDifference,
  ),
  measured(
    "clocks: refused after it had ended, beyond what is written late",
    600,
    terms(),
    { executions: [execution("1", "a", 10, 12), refusal("b", 13.5, "1", "a")] },
    SECOND,
    (audit) => audit.measured.leastClockDifference,
  ),
  measured(
    "clocks: one's own refusal says nothing",
    600,
    terms(),
    { executions: [execution("1", "a", 10, 12), refusal("a", 13.5, "1", "a")] },
    0,
    (audit) => audit.measured.leastClockDifference,
  ),
  measured(
    "clocks: one that was ended from outside says nothing",
    600,
    terms(),
    { executions: [execution("1", "a", 10, 10, { status: "abandoned" }), refusal("b", 13.5, "1", "a")] },
    0,
    (audit) => audit.measured.leastClockDifference,
  ),
  measured(
    "clocks: began before the other was over",
    600,
    terms(),
    { executions: [execution("1", "a", 10, 12), execution("2", "b", 11.6, 13)] },
    0.4 * SECOND,
    (audit) => audit.measured.leastClockDifference,
  ),
  measured(
    "clocks: more than a second at once is told as such",
    600,
    terms(),
    { executions: [execution("1", "a", 10, 12), execution("2", "b", 10.9, 13)] },
    0,
    (audit) => audit.measured.leastClockDifference,
  ),
  measured(
    "clocks: without a lock nothing contradicts",
    600,
    windowTerms(),
    { executions: [execution("1", "a", 10, 12), execution("2", "b", 11.6, 13)] },
    0,
    (audit) => audit.measured.leastClockDifference,
  ),
  measured(
    "how many there were",
    600,
    terms(),
    {
      executions: [
        execution("1", "a", 10, 12),
        refusal("b", 11, "1", "a"),
        execution("2", "b", 599, undefined),
        execution("3", "a", 30, 31, { status: "abandoned" }),
      ],
    },
    { completed: 1, abandoned: 1, blocked: 1, running: 1 },
    (audit) => audit.executions,
  ),
];
