import type { Audit } from "@slotwise/audit";
import { type AuditCase, casesOf } from "./audit-case.js";
import { terms } from "./case-terms.js";
import { at, cronRun, execution, refusal, runner, SECOND } from "./written-records.js";

const observed = casesOf("observation");

const heldAt = ({ observation: { records } }: Audit): unknown => ({
  runners: records.runners.map(({ runner: id, lastSeen }) => `${id} ${(lastSeen - at(0)) / SECOND}`),
  executions: records.executions.map(({ id, end, status, reason, holdsLock }) => [
    id,
    end === undefined ? undefined : (end - at(0)) / SECOND,
    status,
    reason,
    holdsLock,
  ]),
  firings: records.cronRuns.map((each) => (each.at - at(0)) / SECOND),
  crons: records.crons.map(({ lastRun, firesAlone }) => [
    lastRun === undefined ? undefined : (lastRun - at(0)) / SECOND,
    firesAlone,
  ]),
});
const seenUntil = ({ observation: { records } }: Audit): unknown =>
  records.runners.map(({ lastSeen }) => (lastSeen - at(0)) / SECOND);
const statuses = ({ observation: { records } }: Audit): unknown => records.executions.map(({ status }) => status);

const clearing = { program: "sqlite3", statement: "UPDATE" } as const;
const lockThen = ({ observation: { records } }: Audit): unknown => [records.lockWithoutRecord, records.clearing];

/** What records were at an instant before their last. */
export const AS_OF_CASES: readonly AuditCase[] = [
  observed(
    "records of what came later than an instant",
    500,
    terms(),
    {
      runners: [runner("a", 0, 900), runner("b", 500, 500), runner("c", 500.000001, 900)],
      executions: [
        execution("ended", "a", 100, 500),
        execution("goes on", "a", 480, 500.000001, { status: "abandoned", reason: "exception:E" }),
        execution("begins", "b", 500, 501),
        execution("later", "c", 500.000001, 501),
      ],
      cronRuns: [cronRun("x", 100), cronRun("x", 500), cronRun("x", 300), cronRun("x", 500.000001)],
      crons: [
        { cron: "x", lastRun: at(600), firesAlone: true },
        { cron: "x", lastRun: at(500), firesAlone: true },
        { cron: "never recorded", lastRun: at(500) },
      ],
    },
    {
      runners: ["a 500", "b 500"],
      executions: [
        ["ended", 500, "completed", "", false],
        ["goes on", undefined, "running", "", true],
        ["begins", undefined, "running", "", true],
      ],
      firings: [100, 500, 300],
      crons: [
        [500, true],
        [500, true],
        [500, undefined],
      ],
    },
    heldAt,
  ),
  observed(
    "a heartbeat by a clock that is ahead by a minute",
    500,
    terms(),
    { runners: [runner("a", 0, 560)] },
    [560],
    seenUntil,
  ),
  observed("and by more", 500, terms(), { runners: [runner("a", 0, 560.000001)] }, [500], seenUntil),
  observed(
    "a lock that is there now, where somebody has started since",
    500,
    terms(),
    {
      runners: [runner("a", 0, 900)],
      executions: [execution("1", "a", 600, 601)],
      lockWithoutRecord: "x",
      clearing,
    },
    [undefined, undefined],
    lockThen,
  ),
  observed(
    "a lock that is there now, where all were refused since",
    500,
    terms(),
    {
      runners: [runner("a", 0, 900)],
      executions: [execution("1", "a", 100, 101), refusal("a", 600, "x")],
      lockWithoutRecord: "x",
      clearing,
    },
    ["x", clearing],
    lockThen,
  ),
  observed(
    "how many executions there were then",
    500,
    terms(),
    { runners: [runner("a", 0, 900)], executions: [execution("1", "a", 400, 401), execution("2", "a", 600, 601)] },
    1,
    ({ executions }) => executions.completed,
  ),
  observed(
    "a runner that came later, and was seen before",
    500,
    terms(),
    { runners: [runner("a", 0, 499), runner("b", 560.000001, 400)] },
    [499],
    seenUntil,
  ),
  observed(
    "an execution that ended later",
    500,
    terms(),
    { executions: [execution("1", "a", 400, 560.000001)] },
    ["running"],
    statuses,
  ),
  observed(
    "an execution that began later, and ended before",
    500,
    terms(),
    { executions: [execution("1", "a", 560.000001, 499)] },
    [],
    statuses,
  ),
];
