import { type AuditCase, casesOf, says } from "./audit-case.js";
import { terms } from "./case-terms.js";
import { execution, runner } from "./written-records.js";

const inside = casesOf("in-own-window");
const ID = "in-own-window";

/** Heartbeats count for six seconds, and may come as late as twice a look and an execution. */
const UNSEEN = { runnerConsideredDeadAfterMinutes: 0.1 };
const two = [runner("a", -600, 300), runner("b", -599, 300)];
const start = (who: string, time: number) => [execution("x", who, time, time + 1)];

/** One was there, and four came within half a second. */
const cameTogether = (time: number) => [
  runner("a", -600, 300),
  ...["b", "c", "d", "e"].map((name, index) => runner(name, time + 0.1 * index, 300)),
];

/** Starts that lie where they do for what their runner saw of the fleet, or cannot have seen. */
export const VIEW_CASES: readonly AuditCase[] = [
  inside(
    "late by the view of a moment ago",
    300,
    terms(),
    { runners: [runner("a", -600, 300), runner("b", -599, 300), runner("c", 11, 300)], executions: start("a", 11.9) },
    "kept",
  ),
  inside(
    "as if it had not seen who joined last",
    300,
    terms(),
    { runners: [runner("a", -600, 300), runner("b", -599, 300), runner("c", 88, 300)], executions: start("b", 91) },
    true,
    says(ID, /1 of them as if their runner had not seen the one that had joined last/),
  ),
  inside(
    "as if it had not seen two that joined in turn",
    300,
    terms(),
    {
      runners: [runner("a", -600, 300), runner("b", -599, 300), runner("c", 88, 300), runner("d", 89, 300)],
      executions: start("b", 91),
    },
    true,
    says(ID, /1 of them as if their runner had not seen the one that had joined last/),
  ),
  inside(
    "no longer than a look after the join",
    300,
    terms(),
    {
      source: "redis",
      runners: [runner("a", -600, 300), runner("b", -599, 300), runner("c", 87.7, 300)],
      executions: start("b", 91),
    },
    false,
    says(ID, /had joined last/),
  ),
  inside(
    "within a second of the join",
    300,
    terms(),
    { runners: [runner("a", -600, 300), runner("b", -599, 300), runner("c", 90.5, 300)], executions: start("b", 91) },
    "kept",
  ),
  inside(
    "more than a second after the join",
    300,
    terms(),
    { runners: [runner("a", -600, 300), runner("b", -599, 300), runner("c", 89.9, 300)], executions: start("b", 91) },
    "broken 1",
  ),
  inside(
    "alone, since the one that came just before it was not written down yet",
    300,
    terms(),
    { runners: [runner("a", 14.99, 300), runner("b", 15, 300)], executions: start("b", 15.001) },
    "kept",
  ),
  inside(
    "alone, although the one that came just before it must have been seen",
    300,
    terms(),
    { runners: [runner("a", 14.99, 300), runner("b", 15, 300)], executions: start("b", 16.1) },
    "broken 1",
  ),
  inside(
    "without some of those that came with it, one before it and one behind",
    300,
    terms(),
    { runners: cameTogether(43.1), executions: start("d", 43.8) },
    "kept",
  ),
  inside(
    "without some of those that came with it, a second later",
    300,
    terms(),
    { runners: cameTogether(43.1), executions: start("d", 44.45) },
    "broken 1",
  ),
  inside(
    "alone, although one had been there for long",
    300,
    terms(),
    { runners: cameTogether(27.2), executions: start("d", 27.9) },
    "broken 1",
  ),
  inside(
    "alone, although only the last one had just come",
    300,
    terms(),
    { source: "redis", runners: [...two, runner("c", 19.5, 300)], executions: start("a", 20) },
    "broken 1",
  ),
  inside(
    "as if it still saw one that is gone",
    300,
    terms(),
    { runners: [runner("a", -600, 15), runner("b", -599, 300), runner("c", -598, 300)], executions: start("c", 45) },
    true,
    says(ID, /1 of them as if their runner still saw one that had been gone/),
  ),
  inside(
    "no longer than dead-after since it is gone",
    300,
    terms(),
    {
      runners: [runner("a", -600, 14.999998), runner("b", -599, 300), runner("c", -598, 300)],
      executions: start("c", 45),
    },
    false,
    says(ID, /still saw one that had been gone/),
  ),
  inside(
    "as if it did not see one before it",
    300,
    terms({}, UNSEEN),
    {
      runners: [
        runner("z", -700, 10),
        runner("a", -600, 300),
        runner("b", -599, 300),
        runner("c", -598, 300),
        runner("d", -597, 300),
      ],
      executions: start("d", 101),
    },
    true,
    says(ID, /1 of them as if their runner did not see one of the others/),
  ),
  inside(
    "as if it did not see one behind it",
    300,
    terms({}, UNSEEN),
    {
      source: "redis",
      runners: [runner("z", -700, 10), runner("a", -600, 300), runner("b", -599, 300), runner("c", -598, 300)],
      executions: start("b", 97),
    },
    true,
    says(ID, /1 of them as if their runner did not see one of the others/),
  ),
  inside(
    "as if it were alone",
    300,
    terms({}, UNSEEN),
    {
      runners: [runner("a", -600, 300), runner("b", -599, 300), runner("c", -598, 300), runner("d", -597, 300)],
      executions: start("d", 20),
    },
    true,
    says(ID, /1 of them as if their runner saw nobody else/),
  ),
  inside(
    "seen for so long by its heartbeats that nobody can have missed it",
    300,
    terms(),
    {
      runners: [runner("a", -600, 300), runner("b", -599, 300), runner("c", -598, 300), runner("d", -597, 300)],
      executions: start("d", 20),
    },
    true,
    says(ID, /1 of them by no view that there can have been/),
  ),
  inside(
    "one that starts a moment before its first heartbeat",
    300,
    terms(),
    { runners: [runner("a", -600, 300), runner("b", 30.5, 300)], executions: start("b", 30.2) },
    "kept",
  ),
];
