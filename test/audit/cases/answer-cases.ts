import { type AuditCase, casesOf } from "./audit-case.js";
import { terms, windowTerms } from "./case-terms.js";
import { everyTurn, two, without } from "./every-turn.js";
import { execution, refusal, runner } from "./written-records.js";

const answers = casesOf("answer");

const works: AuditCase["asks"] = (_, answer) => answer().isWorking;
const says =
  (part: RegExp): AuditCase["asks"] =>
  (_, answer) => {
    const { headline, sentences } = answer();
    return part.test([headline, ...sentences].join("\n"));
  };
const killed = [runner("a", 0, 60), runner("b", 1, 199)];
const left = execution("x1", "a", 60, undefined);
const clearing = { program: "redis-cli", statement: "DEL key" } as const;
/** Who leaves a record behind counts as gone before it is overdue. */
const soonDead = terms({}, { runnerConsideredDeadAfterMinutes: 0.01 });

/** What is said first. */
export const ANSWER_CASES: readonly AuditCase[] = [
  answers("a lock that is left behind", 200, terms(), { runners: killed, executions: [left] }, false, works),
  answers(
    "since when",
    200,
    terms(),
    { runners: killed, executions: [left] },
    true,
    says(/^The fleet has stood still since .*, for 140 s\./),
  ),
  answers(
    "and somebody lives besides",
    200,
    terms(),
    { runners: killed, executions: [left] },
    false,
    says(/no other runner lives/),
  ),
  answers(
    "and nobody does",
    200,
    terms(),
    { runners: [runner("a", 0, 60), runner("b", 1, 150)], executions: [left] },
    true,
    says(/no other runner lives/),
  ),
  answers(
    "the one that left it is no other",
    65,
    soonDead,
    { runners: [runner("a", 0, 60)], executions: [left, refusal("c", 61, "x1", "a")] },
    true,
    says(/no other runner lives/),
  ),
  answers(
    "nobody lives",
    307,
    terms(),
    { runners: two(300), executions: everyTurn(5) },
    true,
    says(/^No runner lives: the last was seen .* 7 s ago\./),
  ),
  answers(
    "nobody lives, and it does not work",
    307,
    terms(),
    { runners: two(300), executions: everyTurn(5) },
    false,
    works,
  ),
  answers(
    "one lives still",
    307,
    terms(),
    { runners: [runner("a", 0, 306), runner("b", 0.001, 300)], executions: everyTurn(5) },
    true,
    works,
  ),
  answers(
    "one executes, and nobody else lives",
    100,
    terms(),
    {
      runners: [runner("a", 0, 40), runner("b", 1, 41)],
      executions: [execution("1", "a", 0, 30), execution("2", "a", 40, undefined)],
    },
    true,
    says(/^(It works: )?runner a executes since/i),
  ),
  answers("nobody was ever here", 300, terms(), {}, [undefined, true], (audit, answer) => [
    answer().isWorking,
    says(/^No runner that takes part/)(audit, answer),
  ]),
  answers(
    "one that may be gone",
    70,
    terms(),
    { runners: killed, executions: [left] },
    [undefined, true],
    (audit, answer) => [answer().isWorking, says(/^It may stand still: /)(audit, answer)],
  ),
  answers(
    "one that takes twice as long as the longest that completed",
    70,
    terms(),
    { runners: killed, executions: [execution("1", "b", 0, 5), left] },
    false,
    says(/^It may stand still: /),
  ),
  answers(
    "and a microsecond longer",
    70.000001,
    terms(),
    { runners: killed, executions: [execution("1", "b", 0, 5), left] },
    true,
    says(/^It may stand still: /),
  ),
  answers(
    "one that takes as long as the longest that was ended from outside, which says nothing",
    70,
    terms(),
    { runners: killed, executions: [execution("1", "b", 0, 55, { status: "abandoned" }), left] },
    true,
    says(/^It may stand still: /),
  ),
  answers(
    "one that may be gone is not to be cleared yet",
    70,
    terms(),
    { runners: killed, executions: [left], clearing },
    undefined,
    (_, answer) => answer().clearing,
  ),
  answers(
    "a lock whose record is gone, and what lets go of it",
    70,
    terms(),
    { source: "redis", runners: killed, lockWithoutRecord: "x9", clearing },
    [undefined, true, true],
    (audit, answer) => [
      answer().isWorking,
      says(/^It may stand still: execution x9 .*\nWhat lets go of it/s)(audit, answer),
      answer().clearing !== undefined,
    ],
  ),
  answers(
    "and nothing that is known to",
    70,
    terms(),
    { source: "redis", runners: killed, lockWithoutRecord: "x9" },
    false,
    says(/What lets go of it/),
  ),
  answers("silence that goes on", 400, terms(), { runners: two(399), executions: everyTurn(5) }, false, works),
  answers(
    "who lives in it",
    400,
    terms(),
    { runners: [...two(399), runner("c", 0.002, 300)], executions: everyTurn(5) },
    true,
    says(/^Nobody has started since .* though 2 runners live\./),
  ),
  answers("a silence that is over", 300, terms(), { runners: two(299), executions: without(5, [4, 5]) }, true, works),
  answers(
    "a silence since what was cleared, which took no time",
    400,
    terms(),
    {
      runners: two(399),
      executions: [...everyTurn(5), execution("gone", "z", 300, 300, { status: "abandoned" })],
    },
    false,
    works,
  ),
  answers("no execution", 20, terms(), { runners: two(19) }, [undefined, true], (audit, answer) => [
    answer().isWorking,
    says(/^No execution is recorded\.$/)(audit, answer),
  ]),
  answers(
    "no settings to tell whether it is late",
    300,
    undefined,
    { runners: two(299), executions: everyTurn(5) },
    [undefined, true],
    (audit, answer) => [
      answer().isWorking,
      says(/^The latest execution, of runner b, .*\nWithout settings/)(audit, answer),
    ],
  ),
  answers(
    "a start a cycle ago, of a store that keeps little else",
    300,
    windowTerms(),
    { keepsEveryExecution: false, runners: two(299), executions: [execution("1", "a", 240, 299)] },
    true,
    works,
  ),
  answers(
    "a start longer ago",
    300.000001,
    windowTerms(),
    { keepsEveryExecution: false, runners: two(299), executions: [execution("1", "a", 240, 299)] },
    undefined,
    works,
  ),
  answers(
    "a whole cycle and more since the start of one that took long",
    300,
    terms(),
    { runners: two(299), executions: [...everyTurn(3), execution("long", "a", 181, 299)] },
    true,
    works,
  ),
  answers("it works", 300, terms(), { runners: two(299), executions: everyTurn(5) }, true, works),
  answers(
    "and executes",
    300,
    terms(),
    { runners: two(299), executions: [...everyTurn(5).slice(0, -1), execution("now", "b", 271, undefined)] },
    true,
    says(/^It works: runner b executes since /),
  ),
  answers(
    "what runs without the lock does not execute",
    300,
    terms(),
    {
      runners: two(299),
      executions: [...everyTurn(5).slice(0, -1), execution("now", "b", 271, undefined, { holdsLock: false })],
    },
    true,
    says(/^It works: the latest execution, of runner b, started at /),
  ),
  answers(
    "how the latest ended",
    300,
    terms(),
    {
      runners: two(299),
      executions: [
        ...everyTurn(5).slice(0, -1),
        execution("now", "b", 271, 272, { status: "abandoned", reason: "exception:E" }),
      ],
    },
    true,
    says(/, and ended with exception:E\.\nOne promise was broken/),
  ),
];
