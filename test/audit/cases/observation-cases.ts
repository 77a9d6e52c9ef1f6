import { type AuditCase, casesOf } from "./audit-case.js";
import { terms, windowTerms } from "./case-terms.js";
import { at, execution, refusal, runner, SECOND } from "./written-records.js";

const observed = casesOf("observation");

const seen =
  (...times: readonly number[]): AuditCase["asks"] =>
  ({ observation: { views } }) =>
    times.map((time) =>
      views
        .at(at(time))
        .runners.map((each) => each.runner)
        .join(""),
    );
const since: AuditCase["asks"] = ({ observation }) => (observation.completeSince - at(0)) / SECOND;
const done = (...lengths: readonly number[]) =>
  lengths.map((length, index) => execution(`x${index}`, "a", index * 100, index * 100 + length));

/** Views, and since when records are complete. */
export const OBSERVATION_CASES: readonly AuditCase[] = [
  observed(
    "a runner is seen until dead-after, that instant included",
    100,
    terms(),
    { runners: [runner("a", 10, 20)] },
    ["", "a", "a", ""],
    seen(9.999999, 10, 35, 35.000001),
  ),
  observed(
    "by creation, then by id",
    100,
    terms(),
    { runners: [runner("c", 1, 99), runner("b", 2, 99), runner("a", 2, 99)] },
    ["cab", "c"],
    seen(50, 1),
  ),
  observed(
    "the oldest has the first turn",
    100,
    terms(),
    { runners: [runner("a", 3, 99), runner("c", 1, 99), runner("b", 3, 99)] },
    ["c", "a", "b"],
    ({ observation }) => observation.runners.map((each) => each.runner),
  ),
  observed(
    "whoever takes no part is not seen",
    100,
    terms(),
    { runners: [runner("a", 0, 99, { eligible: false }), runner("b", 0, 99)] },
    ["b"],
    seen(50),
  ),
  observed(
    "one that was seen before it came",
    100,
    terms(),
    { runners: [runner("a", 10, 0)] },
    ["a", ""],
    seen(25, 25.000001),
  ),
  observed(
    "in the middle of others",
    100,
    terms(),
    { runners: [runner("a", 0, 99), runner("b", 1, 10), runner("c", 2, 99)] },
    ["abc", "ac"],
    seen(25, 26),
  ),
  observed(
    "stretches of a time",
    100,
    terms(),
    { runners: [runner("a", 10, 99), runner("b", 20, 99)] },
    [1, 2, 1, 0, 0],
    ({ observation: { views } }) => [
      views.between(at(10), at(20)).length,
      views.between(at(10), at(20.000001)).length,
      views.between(at(20), at(30)).length,
      views.between(at(20), at(20)).length,
      views.between(at(15), at(15)).length,
    ],
  ),
  observed(
    "complete since the first runner came",
    100,
    terms(),
    { runners: [runner("w", -5, 99, { eligible: false }), runner("a", 3, 99)], executions: done(2) },
    3,
    since,
  ),
  observed(
    "complete for the retention before the last end",
    500,
    terms({}, {}, { retention: 60 * SECOND }),
    { runners: [runner("a", -900, 499)], executions: done(2, 2) },
    52,
    since,
  ),
  observed(
    "one that runs removes nothing",
    500,
    terms({}, {}, { retention: 60 * SECOND }),
    { runners: [runner("a", -900, 499)], executions: [execution("1", "a", 0, 2), execution("2", "a", 490, undefined)] },
    -48,
    since,
  ),
  observed(
    "by an hour without settings",
    9000,
    undefined,
    { runners: [runner("a", -9000, 8999)], executions: [execution("1", "a", 7000, 7200)] },
    3610,
    since,
  ),
  observed(
    "complete since the oldest where as many are kept as may be",
    500,
    terms({}, {}, { mostRecords: 2 }),
    { runners: [runner("a", -900, 499)], executions: done(2, 2) },
    0,
    since,
  ),
  observed(
    "fewer than may be",
    500,
    terms({}, {}, { mostRecords: 3 }),
    { runners: [runner("a", -900, 499)], executions: done(2, 2) },
    -900,
    since,
  ),
  observed(
    "what a trigger refers to stays longer",
    500,
    terms({}, {}, { mostRecords: 2 }),
    {
      runners: [runner("a", -900, 499)],
      executions: done(2, 2),
      cronRuns: [{ cron: "c", at: at(1), execution: "x0", isOwn: true }],
    },
    100,
    since,
  ),
  observed(
    "and so does what the store says it refers to",
    500,
    terms({}, {}, { mostRecords: 2 }),
    {
      runners: [runner("a", -900, 499)],
      executions: [execution("x0", "a", 0, 2, { isKept: true }), execution("x1", "a", 100, 102)],
    },
    100,
    since,
  ),
  observed(
    "somebody's own log is complete",
    500,
    terms({}, {}, { mostRecords: 2, retention: 60 * SECOND }),
    { source: "records", runners: [runner("a", 20, 499)], executions: done(2, 2) },
    0,
    since,
  ),
  observed(
    "last executions are never complete",
    500,
    windowTerms(),
    { keepsEveryExecution: false, runners: [runner("a", 20, 499)], executions: done(2, 2) },
    500,
    since,
  ),
  observed("dead-after and the look period", 100, terms(), {}, [15 * SECOND, 3.22 * SECOND], ({ observation }) => [
    observation.deadAfter,
    observation.lookPeriod,
  ]),
  observed(
    "attempts by start, whatever their order",
    100,
    terms(),
    { executions: [execution("2", "a", 9, 10), refusal("b", 5, "1", "a"), execution("1", "a", 4, 6)] },
    [["1", "refused-5", "2"], ["1", "2"], ["refused-5"]],
    ({ observation: { attempts, executions, refusals } }) =>
      [attempts, executions, refusals].map((list) => list.map(({ id }) => id)),
  ),
];
