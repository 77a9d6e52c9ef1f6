import { type AuditCase, casesOf, figures, says } from "./audit-case.js";
import { terms, windowTerms } from "./case-terms.js";
import { everyTurn, oneDies, two, without } from "./every-turn.js";
import { execution, refusal, runner } from "./written-records.js";

const somebody = casesOf("somebody-runs");
const ID = "somebody-runs";

/** Silences, and cycles in which nobody executed. */
export const SILENCE_CASES: readonly AuditCase[] = [
  somebody("a start in every turn", 300, terms(), { runners: two(299), executions: everyTurn(5) }, "kept"),
  somebody(
    "cycles and how many had none",
    300,
    terms(),
    { runners: two(299), executions: without(5, [4, 5]) },
    [5, 1, 1, 89],
    figures(ID, "cycles", "cyclesWithoutStart", "silentCycles", "longestSilenceSeconds"),
  ),
  somebody(
    "a hole of a cycle: one silence, one cycle",
    300,
    terms(),
    { runners: two(299), executions: without(5, [4, 5]) },
    "broken 2",
  ),
  somebody(
    "a hole of two turns over two cycles is a silence too long",
    300,
    terms(),
    { runners: two(299), executions: without(5, [3, 4]) },
    "broken 1",
  ),
  somebody(
    "as long as the settings let it be: a slot, a look, half a second",
    93.72,
    terms(),
    {
      runners: two(93),
      executions: [execution("1", "a", 1, 2), execution("2", "b", 31, 32), execution("3", "a", 59, 60)],
    },
    "kept",
  ),
  somebody(
    "a microsecond longer",
    93.720001,
    terms(),
    {
      runners: two(93),
      executions: [execution("1", "a", 1, 2), execution("2", "b", 31, 32), execution("3", "a", 59, 60)],
    },
    "broken 1",
  ),
  somebody(
    "silence that goes on",
    400,
    terms(),
    { runners: two(399), executions: everyTurn(5) },
    true,
    says(ID, /silent since /),
  ),
  somebody(
    "what follows the last execution",
    310,
    terms(),
    { runners: two(309), executions: everyTurn(5) },
    [38],
    figures(ID, "secondsSinceExecution"),
  ),
  somebody(
    "a fleet that its settings leave no window",
    300,
    terms({ spreadMarginMinutes: 1 }),
    { runners: two(299), executions: [] },
    true,
    says(ID, /leave a fleet of 2 no window/),
  ),
  somebody(
    "turns that can be missed promise no silence",
    300,
    terms({}, { checkIntervalMinutes: 0.3 }),
    { runners: two(299), executions: without(5, [3, 4]) },
    "kept",
  ),
  somebody(
    "and say so of a cycle without a start",
    300,
    terms({}, { checkIntervalMinutes: 0.3 }),
    { runners: two(299), executions: without(5, [4, 5]) },
    true,
    says(ID, /turns are shorter than the time between two looks/),
  ),
  somebody(
    "turns that cannot be missed",
    300,
    terms(),
    { runners: two(299), executions: without(5, [4, 5]) },
    true,
    says(ID, /let no turn be missed/),
  ),
  somebody("a fleet that is stopped", 600, terms(), { runners: two(300), executions: everyTurn(5) }, "unknown"),
  somebody(
    "one that was stopped with a hole",
    600,
    terms(),
    { runners: two(300), executions: without(5, [4, 5]) },
    "broken 2",
  ),
  somebody(
    "one that executes through a whole cycle",
    300,
    terms(),
    {
      runners: two(299),
      executions: [...without(5, [2, 3, 4, 5]), execution("long", "a", 61, 182)].sort(
        (one, other) => one.start - other.start,
      ),
    },
    [5, 1, 0],
    figures(ID, "cycles", "cyclesWithoutStart", "silentCycles"),
  ),
  somebody(
    "a cycle in which everybody was refused",
    300,
    terms(),
    {
      runners: two(299),
      executions: [...without(5, [4, 5]), refusal("a", 121, "x3", "b"), refusal("b", 151, "x3", "b")].sort(
        (one, other) => one.start - other.start,
      ),
    },
    true,
    says(ID, /in each of 4 cycles, and in 1 more every start was refused/),
  ),
  somebody(
    "a hole that a block explains",
    300,
    terms(),
    {
      runners: two(299),
      executions: [
        ...without(5, [4, 5]),
        execution("gone", "z", 111, 111, { status: "abandoned" }),
        refusal("a", 199, "gone", "z"),
      ].sort((one, other) => one.start - other.start),
    },
    "kept",
  ),
  somebody(
    "a lock that is left behind",
    300,
    terms(),
    {
      runners: [...two(299), runner("z", 0.002, 61)],
      executions: [execution("1", "a", 1, 2), execution("gone", "z", 61, undefined)],
    },
    "broken 3",
  ),
  somebody("no runner", 300, terms(), { executions: everyTurn(5) }, true, says(ID, /knows no runner that takes part/)),
  somebody(
    "a runner that takes no part",
    300,
    terms(),
    { runners: [runner("a", 0, 299, { eligible: false })] },
    "unknown",
  ),
  somebody("no settings", 300, undefined, { runners: two(299), executions: everyTurn(5) }, "unknown"),
  somebody(
    "a store that keeps last executions",
    300,
    windowTerms(),
    { keepsEveryExecution: false, runners: two(299), executions: everyTurn(5).slice(-2) },
    "unknown",
  ),
  somebody(
    "a store that keeps last executions, silent for long",
    500,
    windowTerms(),
    { keepsEveryExecution: false, runners: two(499), executions: everyTurn(5).slice(-2) },
    "broken 1",
  ),
  somebody(
    "no whole cycle",
    50,
    terms(),
    { runners: two(49), executions: [execution("1", "a", 1, 2), execution("2", "b", 31, 32)] },
    "unknown",
  ),
  somebody("a hole while one dies is as long as its turn", 300, terms(), oneDies(130), "kept"),

  somebody(
    "a hole after a block is not explained by it",
    300,
    terms(),
    {
      runners: two(299),
      executions: [
        ...without(5, [4, 5, 6, 7]),
        execution("gone", "z", 111, 111, { status: "abandoned" }),
        refusal("a", 125, "gone", "z"),
      ].sort((one, other) => one.start - other.start),
    },
    "broken 2",
  ),
  somebody(
    "from one that lives over one that died to the next",
    300,
    terms({}, { runnerConsideredDeadAfterMinutes: 10 }),
    {
      runners: [runner("a", 0, 299), runner("b", 0.001, 10), runner("c", 0.002, 299)],
      executions: [0, 1, 2, 3, 4].flatMap((minute) => [
        execution(`a${minute}`, "a", minute * 60 + 1, minute * 60 + 2),
        execution(`c${minute}`, "c", minute * 60 + 41, minute * 60 + 42),
      ]),
    },
    "kept",
  ),
  somebody(
    "and around the end of the cycle",
    300,
    terms({}, { runnerConsideredDeadAfterMinutes: 10 }),
    {
      runners: [runner("a", 0, 299), runner("b", 0.001, 299), runner("c", 0.002, 10)],
      executions: [0, 1, 2, 3, 4].flatMap((minute) => [
        execution(`a${minute}`, "a", minute * 60 + 1, minute * 60 + 2),
        execution(`b${minute}`, "b", minute * 60 + 21, minute * 60 + 22),
      ]),
    },
    "kept",
  ),
  somebody(
    "what is older than the records are complete fills no cycle",
    300,
    terms({}, {}, { retention: 110_000_000 }),
    { runners: two(300), executions: without(5, [6, 7]) },
    [2, 1],
    figures(ID, "cycles", "cyclesWithoutStart"),
  ),
  somebody(
    "a cycle that is not over, by a clock that is behind",
    290,
    terms(),
    { runners: two(400), executions: everyTurn(5) },
    [4],
    figures(ID, "cycles"),
  ),
  somebody(
    "cycles before the lock was left behind are not its",
    300,
    terms(),
    {
      runners: [...two(300), runner("z", 0.002, 121)],
      executions: [execution("1", "a", 1, 2), execution("gone", "z", 121, undefined)],
    },
    "broken 2",
  ),
];
