import {
  type AuditCase,
  at,
  casesOf,
  execution,
  figures,
  refusal,
  runner,
  says,
  terms,
  windowTerms,
} from "./audit-case.js";

const somebody = casesOf("somebody-runs");
const turns = casesOf("turns-taken");
const ID = "somebody-runs";

/** A look in each of the turns of two runners, for so many minutes. */
const everyTurn = (minutes: number) =>
  Array.from({ length: 2 * minutes }, (_, turn) =>
    execution(`x${turn}`, turn % 2 === 0 ? "a" : "b", turn * 30 + 1, turn * 30 + 2),
  );
const two = (lastSeen: number) => [runner("a", 0, lastSeen), runner("b", 0.001, lastSeen)];
const without = (minutes: number, left: readonly number[]) =>
  everyTurn(minutes).filter((_, turn) => !left.includes(turn));

/** Silences, and turns that were not taken. */
export const SILENCE_CASES: readonly AuditCase[] = [
  somebody("a start in every turn", 300, terms(), { runners: two(299), executions: everyTurn(5) }, "kept"),
  somebody(
    "cycles and how many had none",
    300,
    terms(),
    { runners: two(299), executions: without(5, [4, 5]) },
    [4, 1, 1, 89],
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
    [4, 1, 0],
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
    says(ID, /in each of 3 cycles, and in 1 more every start was refused/),
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
    "broken 2",
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
  somebody(
    "a hole while one dies is as long as its turn",
    300,
    terms(),
    {
      runners: [runner("a", 0, 299), runner("b", 0.001, 130)],
      executions: [
        ...everyTurn(2),
        execution("y1", "a", 121, 122),
        execution("y2", "a", 181, 182),
        execution("y3", "a", 241, 242),
      ],
    },
    "kept",
  ),

  turns(
    "all taken",
    300,
    terms(),
    { runners: two(299), executions: everyTurn(5) },
    [9, 0, 0],
    figures("turns-taken", "turns", "missed", "expectedMissed"),
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
    "more missed than by chance",
    1200,
    terms({}, { checkIntervalMinutes: 0.25 }),
    {
      runners: two(1199),
      executions: without(20, [4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23]),
    },
    "broken 20",
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
  turns(
    "the dead miss no turn",
    300,
    terms(),
    {
      runners: [runner("a", 0, 299), runner("b", 0.001, 120)],
      executions: [
        ...everyTurn(2),
        execution("y1", "a", 121, 122),
        execution("y2", "a", 181, 182),
        execution("y3", "a", 241, 242),
      ],
    },
    "kept",
  ),
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
    terms({}, {}, { retention: 100_000_000 }),
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
