import { auditRecords, type ExecutionRecord, measuredLines, type Records } from "@slotwise/audit";
import { cronTicksOf } from "@slotwise/language-service";
import { describe, expect, it } from "vitest";
import { terms } from "./cases/case-terms.js";
import { at, execution, runner, SECOND } from "./cases/written-records.js";

/** A time at which every cron of whole minutes ticks. */
const NOW = 3600;

/** pynenc's own cron of every five minutes, served for days, and nothing else of so full a store. */
function thin(lastRun: number, more: Partial<Records> = {}): Records {
  const kept = Array.from({ length: 12 }, (_, index): ExecutionRecord => {
    const start = 300 * index + 1;
    return { ...execution(`x${index}`, "a", start, start + 1), isKept: true };
  });
  return {
    source: "sqlite",
    application: "orders",
    releases: ["0.4.0"],
    isRustvello: false,
    readAt: undefined,
    keepsEveryExecution: true,
    runners: [runner("a", -90_000, NOW - 1), runner("b", -90_000, NOW - 2)],
    executions: kept,
    crons: [{ cron: "*/5 * * * *", lastRun: at(lastRun) }],
    cronRuns: [],
    keepsCronRuns: true,
    clearing: undefined,
    unread: [],
    ...more,
  };
}

const full = terms({}, {}, { retention: 3600 * SECOND, mostRecords: 10 });
const verdictOf = (records: Records, given: typeof full | undefined = full) => {
  const audit = auditRecords(records, { now: at(NOW), terms: given, clockOf: cronTicksOf });
  const found = audit.promises.find(({ id }) => id === "somebody-runs");
  return { audit, verdict: found?.verdict, summary: found?.summary ?? "" };
};

describe("a store that is full of what is kept for a trigger's run", () => {
  it("is held against no turn and no cycle", () => {
    const { audit } = verdictOf(thin(3301));
    expect(audit.observation.completeSince).toBe(at(NOW));
    expect(audit.promises.find(({ id }) => id === "turns-taken")?.verdict).toBe("unknown");
    expect(measuredLines(audit).join("\n")).toMatch(/12 are kept for what they fired, and the store is full with them/);
  });

  it("tells by the latest tick that somebody executes", () => {
    const { verdict, summary } = verdictOf(thin(3301));
    expect([verdict, summary]).toEqual([
      "kept",
      expect.stringMatching(/the tick of \*\/5 \* \* \* \* at .* was served/),
    ]);
  });

  it("tells by the latest tick that nobody does", () => {
    const { verdict, summary } = verdictOf(thin(2999));
    expect([verdict, summary]).toEqual(["broken", expect.stringMatching(/nobody served the tick of \*\/5/)]);
  });

  it("tells as much without settings, and of a release that keeps last executions alone", () => {
    expect(verdictOf(thin(3301), undefined).verdict).toBe("kept");
    expect(verdictOf(thin(2999, { keepsEveryExecution: false, releases: ["0.2.3"] })).verdict).toBe("broken");
  });

  it("tells nothing by a cron that never ran, or whose ticks are too near for each to be served", () => {
    for (const crons of [[{ cron: "*/5 * * * *", lastRun: undefined }], [{ cron: "* * * * *", lastRun: at(10) }], []]) {
      expect(verdictOf(thin(0, { crons })).verdict).toBe("unknown");
    }
  });

  it("is not full where what is kept leaves room", () => {
    const roomy = terms({}, {}, { retention: 3600 * SECOND, mostRecords: 13 });
    expect(verdictOf(thin(3301), roomy).audit.observation.completeSince).toBeLessThan(at(NOW - 3000));
  });
});

it("an execution that takes as long as others did is no runner that is gone", () => {
  const long = [execution("1", "a", 0, 170), execution("2", "b", 200, 370), execution("3", "a", 400, undefined)];
  const records = thin(0, { executions: long, runners: [runner("a", -900, 400), runner("b", -900, 700)], crons: [] });
  const stuckAt = (seconds: number) => auditRecords(records, { now: at(seconds), terms: terms() }).stuck?.runner;
  expect([stuckAt(430), stuckAt(570), stuckAt(740), stuckAt(741)]).toEqual([undefined, undefined, undefined, "a"]);
});
