import { type AuditCase, casesOf, figures } from "./audit-case.js";
import { terms, windowTerms } from "./case-terms.js";
import { execution, refusal, runner } from "./written-records.js";

const one = casesOf("one-at-a-time");

/** Whether two executed at once. */
export const OVERLAP_CASES: readonly AuditCase[] = [
  one(
    "an overlap of a second under a lock is the clocks'",
    100,
    terms(),
    { executions: [execution("1", "a", 0, 2), execution("2", "b", 1, 3)] },
    "kept",
  ),
  one(
    "a microsecond more is not",
    100,
    terms(),
    { executions: [execution("1", "a", 0, 2.000001), execution("2", "b", 1, 3)] },
    "broken 1",
  ),
  one(
    "without a lock every overlap counts",
    100,
    windowTerms(),
    { executions: [execution("1", "a", 0, 2), execution("2", "b", 1.999999, 3)] },
    "broken 1",
  ),
  one(
    "what touches does not overlap",
    100,
    windowTerms(),
    { executions: [execution("1", "a", 0, 2), execution("2", "b", 2, 3)] },
    "kept",
  ),
  one(
    "a runner does not overlap itself",
    100,
    windowTerms(),
    { executions: [execution("1", "a", 0, 5), execution("2", "a", 2, 6)] },
    "kept",
  ),
  one(
    "three at once are three pairs",
    100,
    windowTerms(),
    { executions: [execution("1", "a", 0, 9), execution("2", "b", 1, 8), execution("3", "c", 2, 3)] },
    [3, 7],
    figures("one-at-a-time", "overlaps", "longestSeconds"),
  ),
  one(
    "the first is over before the third",
    100,
    windowTerms(),
    { executions: [execution("1", "a", 0, 2), execution("2", "b", 1, 8), execution("3", "c", 3, 4)] },
    "broken 2",
  ),
  one(
    "one that runs overlaps what comes until now",
    40,
    windowTerms(),
    {
      runners: [runner("a", 0, 39), runner("b", 0, 39)],
      executions: [execution("1", "a", 10, undefined), execution("2", "b", 30, undefined)],
    },
    [1, 10],
    figures("one-at-a-time", "overlaps", "longestSeconds"),
  ),
  one(
    "one that runs and whose runner is gone is over with it",
    100,
    windowTerms(),
    { runners: [runner("a", 0, 20)], executions: [execution("1", "a", 10, undefined), execution("2", "b", 30, 31)] },
    "kept",
  ),
  one(
    "one that was refused overlaps nothing",
    100,
    windowTerms(),
    { executions: [execution("1", "a", 0, 9), refusal("b", 3, "1", "a")] },
    "kept",
  ),
  one(
    "skew that was declared excuses as much",
    100,
    terms({}, { protocol: "slot-window", clockSkewSeconds: 3 }),
    { executions: [execution("1", "a", 0, 4), execution("2", "b", 1, 9)] },
    "kept",
  ),
  one(
    "a store that keeps last executions",
    100,
    windowTerms(),
    { keepsEveryExecution: false, executions: [execution("1", "a", 0, 1)] },
    "unknown",
  ),
  one(
    "no settings, and every execution kept: a lock",
    100,
    undefined,
    { executions: [execution("1", "a", 0, 2), execution("2", "b", 1.5, 3)] },
    "kept",
  ),
  one(
    "no settings, and rustvello: none",
    100,
    undefined,
    { isRustvello: true, executions: [execution("1", "a", 0, 2), execution("2", "b", 1.5, 3)] },
    "broken 1",
  ),
];
