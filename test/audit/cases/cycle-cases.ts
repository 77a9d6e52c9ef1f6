import type { AuditOptions, Records } from "@slotwise/audit";
import { type AuditCase, casesOf, figures, reportOf, says } from "./audit-case.js";
import { terms, windowTerms } from "./case-terms.js";
import { two, without } from "./every-turn.js";
import { at, execution, refusal, runner, SECOND } from "./written-records.js";

const ID = "somebody-runs";
const somebody = casesOf(ID);
const turns = casesOf("turns-taken");

const byStart = (...executions: readonly ReturnType<typeof execution>[]) =>
  executions.toSorted((one, other) => one.start - other.start);
const range = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, index) => first + index);
/** Two runners miss a turn in ten by these, and with both a cycle in ten at most. */
const oneInTen = terms({}, { checkIntervalMinutes: 0.2185 });
const late = terms({}, { runnerConsideredDeadAfterMinutes: 10 });
const lateWindows = terms({}, { protocol: "slot-window", runnerConsideredDeadAfterMinutes: 10 });

/** A cron that is named for the seconds between its ticks. */
const everySoMany: AuditOptions["clockOf"] = (cron) => {
  const [first, every] = [at(0) / SECOND, Number(cron)];
  return {
    latestAt: (time) => first + Math.floor((time - first) / every) * every,
  };
};

/** A store that keeps last executions alone, and no settings: only crons tell. A tick counts after 90.22 s. */
const byCrons = (
  name: string,
  now: number,
  fired: readonly (readonly [string, number])[],
  answer: unknown,
  asks?: AuditCase["asks"],
  held: Partial<Records> = {},
): AuditCase =>
  somebody(
    name,
    now,
    undefined,
    {
      keepsEveryExecution: false,
      runners: two(now),
      crons: fired.map(([cron, lastRun]) => ({ cron, lastRun: at(lastRun) })),
      ...held,
    },
    answer,
    asks,
    everySoMany,
  );

/** Cycles that count, cycles that may be silent, and what crons tell of both. */
export const CYCLE_CASES: readonly AuditCase[] = [
  somebody(
    "a refusal before the first cycle is none in it",
    300,
    terms({}, {}, { retention: 110 * SECOND }),
    { runners: two(300), executions: byStart(...without(5, [6, 7]), refusal("b", 130, "x", "a")) },
    [1],
    figures(ID, "silentCycles"),
  ),
  somebody(
    "a cycle in which one goes on and ends",
    300,
    terms(),
    { runners: two(299), executions: byStart(...without(5, [2, 3, 4, 5]), execution("long", "a", 61, 130)) },
    [5, 0],
    figures(ID, "cycles", "silentCycles"),
  ),
  somebody(
    "nobody can start in a cycle before its grace is over",
    180,
    terms({ membershipStabilizationSeconds: 100 }),
    { runners: two(179) },
    [1],
    figures(ID, "cycles"),
  ),
  somebody(
    "somebody who was last seen as its turn closed had a whole one",
    200,
    late,
    { runners: [runner("a", 0, 132), runner("b", 0.001, 100)] },
    [3],
    figures(ID, "cycles"),
  ),
  somebody(
    "a cycle in which the view of a lone runner changed, and nobody had a whole turn",
    300,
    windowTerms(),
    { runners: [runner("a", 0, 299), runner("b", 91, 299)] },
    [4],
    figures(ID, "cycles"),
  ),
  somebody(
    "a lone runner that died in a cycle",
    300,
    lateWindows,
    { runners: [runner("a", 0, 130)] },
    [2],
    figures(ID, "cycles"),
  ),
  somebody(
    "one that came later did not live before",
    300,
    lateWindows,
    { runners: [runner("a", 0, 130), runner("b", 245, 299)] },
    [3],
    figures(ID, "cycles"),
  ),
  somebody(
    "turns that open with cycles of no whole microseconds",
    100,
    terms({ serviceIntervalMinutes: 1 / 7, spreadMarginMinutes: 0 }, { runnerConsideredDeadAfterMinutes: 10 }),
    { runners: [runner("a", 0, 99), runner("b", 0.001, 0.001)] },
    [10],
    figures(ID, "cycles"),
  ),
  somebody(
    "no silence counts before a newcomer's grace is over",
    100,
    terms({ membershipStabilizationSeconds: 70 }),
    { runners: two(99) },
    "unknown",
  ),
  somebody(
    "as many silent cycles as may be, and as chance may take",
    1200,
    oneInTen,
    { runners: two(1199), executions: without(20, range(4, 15)) },
    "kept",
  ),
  somebody("and one more", 1200, oneInTen, { runners: two(1199), executions: without(20, range(4, 17)) }, "broken 7"),
  somebody(
    "all but one, where most may be missed",
    180,
    terms({}, { checkIntervalMinutes: 0.75 }),
    { runners: two(179), executions: without(3, range(2, 5)) },
    "kept",
  ),
  somebody("but never all", 180, terms({}, { checkIntervalMinutes: 0.75 }), { runners: two(179) }, "broken 3"),
  somebody(
    "a fleet that grew too large for its interval",
    300,
    terms({ spreadMarginMinutes: 0.6 }),
    {
      runners: [runner("a", 0, 300), runner("b", 180, 300)],
      executions: [execution("1", "a", 1, 2), execution("2", "a", 61, 62), execution("3", "a", 121, 122)],
    },
    "broken 2",
  ),

  byCrons("a tick that should have been served by now", 690.22, [["300", 599]], "broken 1"),
  byCrons("a tick after whoever was seen last", 690.22, [["300", 599]], "kept", undefined, { runners: two(640.22) }),
  byCrons("a tick that may be served yet", 690.219999, [["300", 599]], "kept"),
  byCrons("a tick that nobody was there to serve", 690.22, [["300", 599]], "kept", undefined, { runners: two(680) }),
  byCrons("a tick that may be served yet, by clocks that are ahead", 660, [["300", 599]], "kept", undefined, {
    runners: two(720),
  }),
  byCrons("a tick that was served at once", 690.22, [["300", 600]], "kept"),
  byCrons("ticks that are just far enough apart", 690.22, [["110", 549]], "broken 1"),
  byCrons("ticks of which some are passed over", 690.22, [["55", 500]], "unknown"),
  byCrons("a cron that never ran", 690.22, [], "unknown", undefined, { crons: [{ cron: "300", lastRun: undefined }] }),
  byCrons("a tick while a record refused every start", 690.22, [["300", 599]], "unknown", undefined, {
    executions: [execution("1", "z", 610, 610, { status: "abandoned" }), refusal("a", 640, "1", "z")],
  }),
  ...[
    [
      ["300", 599],
      ["250", 500],
    ] as const,
    [
      ["250", 500],
      ["300", 599],
    ] as const,
  ].map((fired) => byCrons(`a tick that was served, of ${fired[0][0]} first`, 690.22, fired, "kept")),
  ...[
    [
      ["300", 600],
      ["250", 500],
    ] as const,
    [
      ["250", 500],
      ["300", 600],
    ] as const,
  ].map((fired) =>
    byCrons(
      `the later of two that were served, of ${fired[0][0]} first`,
      690.22,
      fired,
      true,
      says(ID, /the tick of 300 at .* was served/),
    ),
  ),
  byCrons(
    "the later of two that were not",
    690.22,
    [
      ["300", 599],
      ["250", 499],
    ],
    [at(600)],
    (audit) => reportOf(audit, ID).evidence.map(({ from }) => from),
  ),

  turns(
    "as many turns as one draw a runner may miss",
    1200,
    oneInTen,
    { runners: two(1199), executions: without(20, range(1, 28)) },
    "kept",
  ),
  turns("and one more", 1200, oneInTen, { runners: two(1199), executions: without(20, range(1, 29)) }, "broken 29"),
  turns(
    "in how many of them the runner was executing still",
    300,
    terms(),
    { runners: two(299), executions: byStart(...without(5, [2, 4, 6]), execution("long", "a", 61, 192)) },
    true,
    says("turns-taken", /\nIn 2 of them the runner was executing still/),
  ),
  turns(
    "not where it ended in its turn",
    300,
    terms(),
    { runners: two(299), executions: byStart(...without(5, [2, 4]), execution("long", "a", 61, 131.999999)) },
    false,
    says("turns-taken", /executing still/),
  ),
  turns(
    "where it executes now",
    300,
    terms(),
    { runners: two(299), executions: byStart(...without(5, [2, 4, 6, 8]), execution("long", "a", 61, undefined)) },
    true,
    says("turns-taken", /\nIn 3 of them the runner was executing still/),
  ),
];
