import type { CronClock } from "@slotwise/audit";
import { type AuditCase, casesOf, figures, says } from "./audit-case.js";
import { terms } from "./case-terms.js";
import { at, cronRun, execution, refusal, runner } from "./written-records.js";

const EVERY_MINUTE = "* * * * *";
const TICKS = "ticks-served";

/** Ticks at each whole minute after the beginning. */
const clockOf = (cron: string): CronClock | undefined =>
  cron === EVERY_MINUTE || cron === "own" ? { latestAt: (time) => Math.floor(time / 60) * 60 } : undefined;

const ticksOf = casesOf(TICKS);
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

/** Ticks of crons, and which of them were served. */
export const TICK_CASES: readonly AuditCase[] = [
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
  ticks(
    "none after everybody is gone",
    900,
    { runners: [runner("a", 0, 200)], cronRuns: minutes(0, 61, 130, 185) },
    [3, 0],
    figures(TICKS, "served", "lost"),
  ),
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
    "lost because a block began while it could be served",
    300,
    {
      cronRuns: minutes(0, 61, 185),
      executions: [execution("gone", "z", 180, 180, { status: "abandoned" }), refusal("a", 181, "gone", "z")],
    },
    "kept",
  ),
  ticks(
    "lost before a block",
    300,
    {
      cronRuns: minutes(0, 61, 185),
      executions: [
        execution("gone", "z", 180.000001, 180.000001, { status: "abandoned" }),
        refusal("a", 181, "gone", "z"),
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
  ticks(
    "a cron on which nothing hangs any more",
    300,
    { crons: [{ cron: EVERY_MINUTE, lastRun: at(240), firesAlone: false }], cronRuns: minutes(0, 61) },
    "unknown",
  ),
  ticks(
    "is told",
    300,
    { crons: [{ cron: EVERY_MINUTE, lastRun: at(240), firesAlone: false }], cronRuns: minutes(0, 61) },
    true,
    says(TICKS, /no cron that starts a task by itself.*\n\* \* \* \* \* starts nothing by itself: no task hangs/),
  ),
  ticks(
    "and others are judged",
    300,
    {
      crons: [{ cron: "own", lastRun: undefined, firesAlone: false }],
      cronRuns: [...minutes(0, 61, 130, 185), cronRun("own", 0)],
    },
    "kept",
  ),
  ticks(
    "a cron that starts a task by itself",
    300,
    { crons: [{ cron: EVERY_MINUTE, lastRun: undefined, firesAlone: true }], cronRuns: minutes(0, 61, 185) },
    "broken 1",
  ),
  ticks(
    "served by the last run that is known",
    300,
    { crons: [{ cron: EVERY_MINUTE, lastRun: at(185) }], cronRuns: minutes(0, 61, 122) },
    [4, 0, 0, 5],
    figures(TICKS, "served", "lost", "firedWithoutTick", "latestSeconds"),
  ),
  ticks(
    "the last run serves no earlier tick",
    300,
    { crons: [{ cron: EVERY_MINUTE, lastRun: at(185) }], cronRuns: minutes(0, 130) },
    [3, 1],
    figures(TICKS, "served", "lost"),
  ),
  ticks(
    "the last run that is recorded is no second one",
    300,
    { crons: [{ cron: EVERY_MINUTE, lastRun: at(195) }], cronRuns: minutes(0, 61, 130, 185) },
    [4, 0, 0, 10],
    figures(TICKS, "served", "lost", "firedWithoutTick", "latestSeconds"),
  ),
  ticks(
    "how late they were",
    300,
    { cronRuns: minutes(0, 61, 135, 185) },
    [1, 15],
    figures(TICKS, "medianSeconds", "latestSeconds"),
  ),
  ticks(
    "in words",
    300,
    { cronRuns: minutes(0, 61, 135, 185) },
    true,
    says(TICKS, /^4 ticks were served, half of them within 1 s, the latest 15 s after it was due$/m),
  ),
  ticks(
    "in words, all of them alike",
    300,
    { cronRuns: minutes(5, 65, 125, 185) },
    true,
    says(TICKS, /^3 ticks were served, the latest 5 s after it was due$/m),
  ),
  ticks(
    "beside those that were lost",
    300,
    { cronRuns: minutes(0, 185) },
    true,
    says(
      TICKS,
      /^2 of 4 ticks were served by nobody\n2 ticks were served, half of them within 0 s, the latest 5 s after/m,
    ),
  ),
  ticks(
    "one tick that was served",
    70,
    { cronRuns: minutes(0) },
    true,
    says(TICKS, /^1 tick was served, 0 s after it was due$/m),
  ),
  ticks("no record of firings", 300, { keepsCronRuns: false, cronRuns: minutes(0, 185) }, "unknown"),
  ticks("firings in whatever order", 300, { cronRuns: minutes(185, 0, 130, 61) }, [4], figures(TICKS, "served")),
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
