import type { CronClock } from "@slotwise/audit";
import {
  type AuditCase,
  casesOf as casesAbout,
  cronRun,
  execution,
  figures,
  refusal,
  runner,
  says,
  terms,
} from "./audit-case.js";

const ends = casesAbout("ends-recorded");
const EVERY_MINUTE = "* * * * *";
const TICKS = "ticks-served";

/** Ticks at each whole minute after the beginning. */
const clockOf = (cron: string): CronClock | undefined =>
  cron === EVERY_MINUTE || cron === "own"
    ? { firstFrom: (time) => Math.ceil(time / 60) * 60, latestAt: (time) => Math.floor(time / 60) * 60 }
    : undefined;

const ticksOf = casesAbout(TICKS);
const ticks = (
  name: string,
  now: number,
  held: Parameters<typeof ticksOf>[3],
  answer: unknown,
  asks?: AuditCase["asks"],
): AuditCase =>
  ticksOf(
    name,
    now,
    terms(),
    { keepsCronRuns: true, runners: [runner("a", 0, now), runner("b", 1, now)], ...held },
    answer,
    asks,
    clockOf,
  );

const minutes = (...times: readonly number[]) => times.map((time) => cronRun(EVERY_MINUTE, time));
const raised = (id: string, who: string, time: number, name: string) =>
  execution(id, who, time, time + 1, { status: "abandoned", reason: `exception:${name}` });
const two = [runner("a", 0, 61), runner("b", 1, 300)];

/** Ticks of crons, and how executions ended. */
export const END_CASES: readonly AuditCase[] = [
  ticks(
    "each served",
    300,
    { cronRuns: minutes(0, 61, 130, 185) },
    [4, 0, 0, 10],
    figures(TICKS, "served", "lost", "firedWithoutTick", "latestSeconds"),
  ),
  ticks(
    "one lost",
    300,
    { cronRuns: minutes(0, 61, 185) },
    [3, 1, 0],
    figures(TICKS, "served", "lost", "firedWithoutTick"),
  ),
  ticks(
    "one that may be served yet",
    303.22,
    { cronRuns: minutes(0, 61, 130, 185) },
    [4, 0],
    figures(TICKS, "served", "lost"),
  ),
  ticks("one that no longer can be", 303.220001, { cronRuns: minutes(0, 61, 130, 185) }, "broken 1"),
  ticks("before the first firing nothing is lost", 300, { cronRuns: minutes(121, 185) }, "kept"),
  ticks(
    "served twice",
    300,
    { cronRuns: minutes(0, 61, 70, 130, 185) },
    [4, 0, 1],
    figures(TICKS, "served", "lost", "firedWithoutTick"),
  ),
  ticks(
    "twice by pynenc's own is no harm",
    300,
    { cronRuns: [...minutes(0, 61, 130, 185), cronRun(EVERY_MINUTE, 70, { isOwn: false })] },
    "kept",
  ),
  ticks(
    "and is told",
    300,
    { cronRuns: [...minutes(0, 61, 130, 185), cronRun(EVERY_MINUTE, 70, { isOwn: false })] },
    true,
    says(TICKS, /pynenc's own crons, which look for lost work, fired 1 time without a tick: on SQLite/),
  ),
  ticks(
    "lost in a block",
    300,
    {
      cronRuns: minutes(0, 61, 185),
      executions: [execution("gone", "z", 110, 110, { status: "abandoned" }), refusal("a", 140, "gone", "z")],
    },
    "kept",
  ),
  ticks(
    "lost as a block ends",
    300,
    {
      cronRuns: minutes(0, 61, 185),
      executions: [execution("gone", "z", 110, 110, { status: "abandoned" }), refusal("a", 120, "gone", "z")],
    },
    "kept",
  ),
  ticks(
    "lost before a block",
    300,
    {
      cronRuns: minutes(0, 61, 185),
      executions: [
        execution("gone", "z", 120.000001, 120.000001, { status: "abandoned" }),
        refusal("a", 140, "gone", "z"),
      ],
    },
    "broken 1",
  ),
  ticks(
    "lost although somebody executed",
    300,
    { cronRuns: minutes(0, 61, 185), executions: [execution("1", "a", 180, 181)] },
    true,
    says(TICKS, /For 1 of them somebody executed in time/),
  ),
  ticks(
    "lost and nobody executed in time",
    300,
    {
      cronRuns: minutes(0, 61, 185),
      executions: [execution("1", "a", 119, 119.5), execution("2", "a", 180.000001, 181)],
    },
    false,
    says(TICKS, /somebody executed in time/),
  ),
  ticks(
    "an expression that is not known",
    300,
    { cronRuns: [cronRun("@odd", 3)] },
    true,
    says(TICKS, /@odd is no expression whose ticks are known here/),
  ),
  ticks("a cron that has fired nothing", 300, { crons: [{ cron: EVERY_MINUTE, lastRun: undefined }] }, "unknown"),
  ticks(
    "two crons are two",
    300,
    { cronRuns: [...minutes(0, 61, 130, 185), cronRun("own", 0), cronRun("own", 185)] },
    [6, 2],
    figures(TICKS, "served", "lost"),
  ),
  ticks("no record of firings", 300, { keepsCronRuns: false, cronRuns: minutes(0, 185) }, "unknown"),
  ticks("firings in whatever order", 300, { cronRuns: minutes(185, 0, 130, 61) }, [4], figures(TICKS, "served")),

  ends("none", 300, terms(), { runners: two, executions: [execution("1", "a", 0, 1)] }, "kept"),
  ends(
    "one ended from outside",
    300,
    terms(),
    { runners: two, executions: [execution("1", "a", 0, 0, { status: "abandoned" })] },
    true,
    says("ends-recorded", /no execution ended with an exception\n1 record was ended from outside\./),
  ),
  ends("an exception", 300, terms(), { runners: two, executions: [raised("1", "b", 0, "ValueError")] }, "broken 1"),
  ends(
    "their names and counts, the most first",
    300,
    terms(),
    { runners: two, executions: [raised("1", "b", 0, "A"), raised("2", "b", 60, "B"), raised("3", "b", 90, "B")] },
    true,
    says("ends-recorded", /3 executions ended with an exception: B \(2 times\), A$/m),
  ),
  ends(
    "no more than five names",
    300,
    terms(),
    {
      runners: two,
      executions: ["A", "B", "C", "D", "E", "F", "G"].map((name, index) => raised(name, "b", index * 10, name)),
    },
    true,
    says("ends-recorded", /A, B, C, D, E and 2 more$/m),
  ),
  ends(
    "without a name",
    300,
    terms(),
    { runners: two, executions: [raised("1", "b", 0, "")] },
    true,
    says("ends-recorded", /: unnamed$/m),
  ),
  ends(
    "the runner died with it",
    300,
    terms(),
    { runners: two, executions: [raised("1", "a", 60, "A"), raised("2", "b", 90, "A")] },
    [2, 2, 1],
    figures("ends-recorded", "abandoned", "exceptions", "runnersDied"),
  ),
  ends(
    "it was seen afterwards",
    300,
    terms(),
    { runners: [runner("a", 0, 61.000001)], executions: [raised("1", "a", 60, "A")] },
    [0],
    figures("ends-recorded", "runnersDied"),
  ),
  ends(
    "it may yet be seen",
    79.22,
    terms(),
    { runners: two, executions: [raised("1", "a", 60, "A")] },
    [0],
    figures("ends-recorded", "runnersDied"),
  ),
  ends(
    "it would have been seen",
    79.220001,
    terms(),
    { runners: two, executions: [raised("1", "a", 60, "A")] },
    [1],
    figures("ends-recorded", "runnersDied"),
  ),
  ends(
    "an exception that took no time is one",
    300,
    terms(),
    { runners: two, executions: [execution("1", "b", 0, 0, { status: "abandoned", reason: "exception:A" })] },
    "broken 1",
  ),
  ends(
    "a store that keeps no ends",
    300,
    terms(),
    { keepsEveryExecution: false, executions: [raised("1", "b", 0, "A")] },
    "unknown",
  ),

  ticks(
    "lost as a block begins",
    300,
    {
      cronRuns: minutes(0, 61, 185),
      executions: [execution("gone", "z", 120, 120, { status: "abandoned" }), refusal("a", 140, "gone", "z")],
    },
    "kept",
  ),
  ticks(
    "lost after a block",
    300,
    {
      cronRuns: minutes(0, 61, 185),
      executions: [execution("gone", "z", 70, 70, { status: "abandoned" }), refusal("a", 80, "gone", "z")],
    },
    "broken 1",
  ),
];
