import { type AuditCase, casesOf, figures, reportOf, says } from "./audit-case.js";
import { terms, windowTerms } from "./case-terms.js";
import { everyTurn, oneDies, two, without } from "./every-turn.js";
import { at, execution, refusal, runner } from "./written-records.js";

const turns = casesOf("turns-taken");

/** Turns that were not taken. */
export const TURN_CASES: readonly AuditCase[] = [
  turns(
    "all taken",
    300,
    terms(),
    { runners: two(299), executions: everyTurn(5) },
    [9, 0, 0],
    figures("turns-taken", "turns", "missed", "expectedMissed"),
  ),
  turns(
    "very many missed, of which the latest are kept",
    240_000,
    terms(),
    {
      runners: two(240_000),
      executions: without(4000, [4, ...Array.from({ length: 1500 }, (_, index) => 2 * index + 1)]),
    },
    ["broken 1501", at(30), "Most of them, 1500, are those of b."],
    ({ promises }) => {
      const { verdict, count, first, details } = reportOf({ promises }, "turns-taken");
      return [`${verdict} ${count}`, first, details.at(-1)];
    },
  ),
  turns("one missed where none may be", 300, terms(), { runners: two(299), executions: without(5, [4]) }, "broken 1"),
  turns(
    "a refusal is a look",
    300,
    terms(),
    {
      runners: two(299),
      executions: [...without(5, [4]), refusal("a", 125, "x3", "b")].sort((one, other) => one.start - other.start),
    },
    "kept",
  ),
  turns(
    "one recorded half a second late",
    300,
    terms(),
    {
      runners: two(299),
      executions: [...without(5, [4]), execution("late", "a", 132.5, 133)].sort(
        (one, other) => one.start - other.start,
      ),
    },
    "kept",
  ),
  turns(
    "one recorded later",
    300,
    terms(),
    {
      runners: two(299),
      executions: [...without(5, [4]), execution("late", "a", 132.500001, 133)].sort(
        (one, other) => one.start - other.start,
      ),
    },
    "broken 1",
  ),
  turns(
    "another runner's look does not count",
    300,
    terms(),
    {
      runners: two(299),
      executions: [...without(5, [4]), execution("other", "b", 125, 126)].sort((one, other) => one.start - other.start),
    },
    "broken 1",
  ),
  turns(
    "as many as an unlucky rhythm misses: looks keep it",
    1200,
    terms({}, { checkIntervalMinutes: 0.25 }),
    {
      runners: two(1199),
      executions: without(20, [4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23]),
    },
    "kept",
  ),
  turns(
    "as many as by chance",
    1200,
    terms({}, { checkIntervalMinutes: 0.25 }),
    { runners: two(1199), executions: without(20, [4, 5, 9, 13, 16, 20, 25, 30]) },
    "kept",
  ),
  turns(
    "what chance is expected to take",
    1200,
    terms({}, { checkIntervalMinutes: 0.25 }),
    { runners: two(1199), executions: everyTurn(20) },
    true,
    (audit) => Math.abs((audit.promises[4]?.figures["expectedMissed"] ?? 0) - 39 * (1 - 12 / 15.22)) < 1e-9,
  ),
  turns(
    "whose they are",
    300,
    terms(),
    { runners: two(299), executions: without(5, [2, 4, 5]) },
    true,
    says("turns-taken", /Most of them, 2, are those of a\./),
  ),
  turns(
    "half each are nobody's",
    300,
    terms(),
    { runners: two(299), executions: without(5, [4, 5]) },
    false,
    says("turns-taken", /Most of them/),
  ),
  turns(
    "a runner that died in its turn missed none",
    131,
    terms(),
    { runners: [runner("a", 0, 131.9), runner("b", 0.001, 131)], executions: without(2, []) },
    "kept",
  ),
  turns("the dead miss no turn", 300, terms(), oneDies(120), "kept"),
  turns(
    "a newcomer is let start after its grace",
    130,
    terms({ membershipStabilizationSeconds: 70 }),
    { runners: two(129), executions: everyTurn(2).slice(2) },
    [1, 0],
    figures("turns-taken", "turns", "missed"),
  ),
  turns(
    "a turn that has just closed may be recorded yet",
    72.4,
    terms(),
    { runners: two(72), executions: everyTurn(1) },
    [1, 0],
    figures("turns-taken", "turns", "missed"),
  ),
  turns(
    "before the records are complete none is judged",
    300,
    terms({}, {}, { retention: 100_000_000 }),
    { runners: two(299), executions: without(5, [1, 2]) },
    "kept",
  ),
  turns(
    "since the records are complete, each",
    300,
    terms({}, {}, { retention: 100_000_000 }),
    { runners: two(299), executions: without(5, [7]) },
    "broken 1",
  ),
  turns("no turn has passed", 20, terms(), { runners: two(19) }, "unknown"),
  turns("no settings", 300, undefined, { runners: two(299) }, "unknown"),
  turns(
    "a store that keeps last executions",
    300,
    windowTerms(),
    { keepsEveryExecution: false, runners: two(299) },
    "unknown",
  ),
  turns("a lone runner may start at any time", 300, windowTerms(), { runners: [runner("a", 0, 299)] }, "unknown"),
  turns(
    "where",
    300,
    terms(),
    { runners: two(299), executions: without(5, [4]) },
    [{ what: "turn not taken", runner: "a", from: at(120), to: at(132) }],
    (audit) => audit.promises[4]?.evidence,
  ),

  turns(
    "a runner that died in its turn may not have got to it",
    140,
    terms(),
    { runners: [runner("a", 0, 125), runner("b", 0.001, 139)], executions: everyTurn(2) },
    "kept",
  ),
  turns(
    "more than expected, and no more than chance may take",
    1200,
    terms({}, { checkIntervalMinutes: 0.25 }),
    { runners: two(1199), executions: without(20, [4, 5, 9, 13, 16, 20, 25, 30, 32, 34, 36, 38]) },
    "kept",
  ),
];
