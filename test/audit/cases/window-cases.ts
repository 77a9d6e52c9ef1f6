import { type AuditCase, casesOf, figures, says } from "./audit-case.js";
import { terms, windowTerms } from "./case-terms.js";
import { execution, refusal, runner } from "./written-records.js";

const inside = casesOf("in-own-window");
const ID = "in-own-window";

const two = [runner("a", -600, 300), runner("b", -599, 300)];
const start = (who: string, time: number) => [execution("x", who, time, time + 1)];

const long = [runner("a", -600, 900), runner("b", -599, 900)];
const lateOnes = (count: number) =>
  Array.from({ length: count }, (_, index) => execution(`late-${index}`, "a", 14 + 60 * index, 15 + 60 * index));

/** The beginning of a cycle before the year 1970. */
const BEFORE = -1_764_000_600;

/** Starts and where they lay. */
export const WINDOW_CASES: readonly AuditCase[] = [
  inside("at the opening", 300, terms(), { runners: two, executions: start("b", 30) }, "kept"),
  inside(
    "a microsecond before the opening",
    300,
    terms(),
    { runners: two, executions: start("b", 29.999998) },
    "broken 1",
  ),
  inside("late by 0.4 s", 300, terms(), { runners: two, executions: start("a", 12.4) }, "kept"),
  inside("late by 0.5 s", 300, terms(), { runners: two, executions: start("a", 12.5) }, "kept"),
  inside(
    "late by 0.6 s",
    300,
    terms(),
    { runners: two, executions: start("a", 12.6) },
    [1, 0.6],
    figures(ID, "outside", "furthestSeconds"),
  ),
  inside(
    "early by 3 s",
    300,
    terms(),
    { runners: two, executions: start("a", 57) },
    [1, 3],
    figures(ID, "outside", "furthestSeconds"),
  ),
  inside(
    "late in a window that has no latest start",
    300,
    windowTerms(),
    { runners: two, executions: start("a", 23) },
    "kept",
  ),
  inside(
    "late by a delay that was declared",
    300,
    terms({}, { startDelaySeconds: 2 }),
    { runners: two, executions: start("a", 14.4) },
    "kept",
  ),
  inside(
    "a refusal is an attempt as well",
    300,
    terms(),
    { runners: two, executions: [refusal("a", 20, "x0", "b")] },
    "broken 1",
  ),
  inside(
    "the other's window is not its own",
    300,
    terms(),
    { runners: two, executions: start("a", 35) },
    true,
    says(ID, /other settings than these/),
  ),
  inside(
    "shortly behind it on SQLite",
    300,
    terms(),
    { runners: two, executions: start("a", 30) },
    true,
    says(ID, /1 of them shortly behind it and within their slot, as if recorded late/),
  ),
  inside(
    "behind its slot on SQLite",
    300,
    terms(),
    { runners: two, executions: start("a", 30.000001) },
    false,
    says(ID, /recorded late/),
  ),
  inside(
    "shortly before it on SQLite",
    300,
    terms(),
    { runners: two, executions: start("a", 57) },
    false,
    says(ID, /recorded late/),
  ),
  inside(
    "longer behind it than SQLite lets a start wait",
    600,
    terms({ serviceIntervalMinutes: 5 }),
    { runners: [runner("a", -600, 600), runner("b", -599, 600)], executions: start("a", 102.000001) },
    false,
    says(ID, /recorded late/),
  ),
  inside(
    "as long behind it as SQLite lets a start wait",
    600,
    terms({ serviceIntervalMinutes: 5 }),
    { runners: [runner("a", -600, 600), runner("b", -599, 600)], executions: start("a", 102) },
    true,
    says(ID, /recorded late/),
  ),
  inside(
    "shortly behind it on Redis",
    300,
    terms(),
    { source: "redis", runners: two, executions: start("a", 14) },
    false,
    says(ID, /recorded late/),
  ),
  inside(
    "a few late ones say nothing of the settings",
    900,
    terms(),
    { runners: long, executions: lateOnes(9) },
    false,
    says(ID, /does not seem to have the settings/),
  ),
  inside(
    "many late ones do",
    900,
    terms(),
    { runners: long, executions: lateOnes(10) },
    true,
    says(ID, /does not seem to have the settings/),
  ),
  inside(
    "a fleet that has no window",
    300,
    terms({ spreadMarginMinutes: 1 }),
    { runners: two, executions: start("b", 45) },
    true,
    says(ID, /1 of them although these settings leave a fleet of that size no window/),
  ),
  inside(
    "no window to be outside of",
    300,
    terms({ spreadMarginMinutes: 1 }),
    { runners: two, executions: start("b", 45) },
    [1, null],
    figures(ID, "outside", "furthestSeconds"),
  ),
  inside(
    "most by other settings",
    300,
    terms(),
    { runners: two, executions: start("a", 35) },
    true,
    says(ID, /most of them: the fleet does not seem to have the settings.*interval of 1 min/),
  ),
  inside(
    "few by other settings, all one runner's",
    300,
    terms(),
    {
      runners: two,
      executions: [execution("1", "a", 1, 2), execution("2", "a", 61, 62), execution("3", "a", 155, 156)],
    },
    true,
    says(ID, /All of those are starts of a\./),
  ),
  inside("a stranger", 300, terms(), { runners: two, executions: start("c", 1) }, "unknown"),
  inside(
    "a stranger among others",
    300,
    terms(),
    { runners: two, executions: [...start("c", 1), execution("2", "a", 61, 62)] },
    true,
    says(ID, /all of 1 start lay.*\n1 start came from a runner that the store does not know/),
  ),
  inside("no settings", 300, undefined, { runners: two, executions: start("a", 35) }, "unknown"),
  inside(
    "of what is older than the records are complete, an hour",
    4000,
    terms({}, {}, { retention: 100_000_000 }),
    {
      runners: [runner("a", -600, 4000), runner("b", -599, 4000)],
      executions: [execution("1", "a", 395, 396), execution("2", "a", 400, 401), execution("3", "a", 3961, 3962)],
    },
    [2, 1],
    figures(ID, "starts", "outside"),
  ),
  inside(
    "and all since they are complete",
    4000,
    terms(),
    {
      runners: [runner("a", -600, 4000), runner("b", -599, 4000)],
      executions: [execution("1", "a", 35, 36), execution("2", "a", 3961, 3962)],
    },
    [2, 1],
    figures(ID, "starts", "outside"),
  ),
  inside(
    "last executions alone are all placed",
    300,
    windowTerms(),
    { keepsEveryExecution: false, runners: two, executions: [execution("1", "a", 35, 36)] },
    "broken 1",
  ),
  inside(
    "before the year 1970",
    BEFORE + 300,
    terms(),
    {
      runners: [runner("a", BEFORE - 600, BEFORE + 300), runner("b", BEFORE - 599, BEFORE + 300)],
      executions: [execution("1", "a", BEFORE + 35, BEFORE + 36)],
    },
    "broken 1",
  ),
];
