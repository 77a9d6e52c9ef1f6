import {
  type Audit,
  type AuditTerms,
  auditRecords,
  type CronClock,
  EXECUTION_STATUSES,
  type Records,
} from "@slotwise/audit";
import { createFleet, createSlotSettings } from "@slotwise/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const SECOND = 1_000_000;
const NOW = 1_764_000_000 * SECOND;

/** Anywhere a double is a whole number, and often so near to others that they meet. */
const anyTime = fc.oneof(fc.maxSafeInteger(), fc.constantFrom(-(2 ** 53), 0, NOW, NOW - 1, NOW + 1, 2 ** 53));

const nearTime = fc.oneof(
  fc.integer({ min: -1200, max: 60 }).map((seconds) => NOW + seconds * SECOND),
  fc.constantFrom(NOW, NOW - 1, NOW + 1),
);

/** When a cron of ten minutes ticks. */
const tickTime = fc.integer({ min: 0, max: 2 }).map((back) => (Math.floor(NOW / SECOND / 600) - back) * 600 * SECOND);

const name = fc.constantFrom("a", "b", "c", "", "__proto__", "constructor", "\u001b[31m", "<b>");

const reason = fc.oneof(
  fc.constantFrom("", "exception:ValueError", "exception:", "prior_running:", "prior_running:x1 runner:a", "blocked"),
  fc.string(),
);

const id = fc.constantFrom(undefined, "x1", "x2", "x3", "");

const recordsOf = (time: fc.Arbitrary<number>): fc.Arbitrary<Records> =>
  fc.record({
    source: fc.constantFrom("sqlite" as const, "redis" as const, "application" as const, "records" as const),
    application: fc.constantFrom(undefined, "shop"),
    releases: fc.constantFrom([], ["0.2.3"], ["0.4.0"]),
    isRustvello: fc.boolean(),
    readAt: fc.option(time, { nil: undefined }),
    keepsEveryExecution: fc.boolean(),
    runners: fc.array(fc.record({ runner: name, created: time, lastSeen: time, eligible: fc.boolean() }), {
      maxLength: 8,
    }),
    executions: fc.array(
      fc.record({
        id,
        runner: name,
        start: time,
        end: fc.option(time, { nil: undefined }),
        status: fc.constantFrom(...EXECUTION_STATUSES),
        reason,
        holdsLock: fc.boolean(),
      }),
      { maxLength: 12 },
    ),
    crons: fc.array(
      fc.record({
        cron: name,
        lastRun: fc.option(time, { nil: undefined }),
        firesAlone: fc.constantFrom(undefined, true, true, false),
      }),
      { maxLength: 3 },
    ),
    cronRuns: fc.array(fc.record({ cron: name, at: fc.oneof(time, tickTime), execution: id, isOwn: fc.boolean() }), {
      maxLength: 6,
    }),
    keepsCronRuns: fc.boolean(),
    lockWithoutRecord: fc.constantFrom(undefined, undefined, undefined, "x1", "\u001b[31m"),
    clearing: fc.constant(undefined),
    unread: fc.constant([]),
  });

const terms: fc.Arbitrary<AuditTerms | undefined> = fc.option(
  fc
    .record({
      protocol: fc.constantFrom("slot-window" as const, "slot-claim" as const),
      serviceIntervalMinutes: fc.constantFrom(1e-9, 0.01, 0.1, 1, 5, 1e9, 1e300),
      spreadMarginMinutes: fc.constantFrom(0, 0.05, 1, 1e9),
      maxStartSlotFraction: fc.constantFrom(0, 0.5, 1),
      checkIntervalMinutes: fc.constantFrom(0, 0.1, 1e12),
      runnerConsideredDeadAfterMinutes: fc.constantFrom(0, 0.25, 10, 1e12),
      retention: fc.constantFrom(0, 60 * SECOND, 2 ** 53),
      mostRecords: fc.constantFrom(0, 1, 1000),
    })
    .map(
      ({ protocol, checkIntervalMinutes, runnerConsideredDeadAfterMinutes, retention, mostRecords, ...settings }) => ({
        fleetOf: (totalRunners: number) =>
          createFleet({
            protocol,
            settings: createSlotSettings(settings),
            totalRunners,
            checkIntervalMinutes,
            runnerConsideredDeadAfterMinutes,
          }),
        retention,
        mostRecords,
      }),
    ),
  { nil: undefined },
);

/** Ticks each minute, of one cron each ten minutes; some crons have none. */
function clockOf(cron: string): CronClock | undefined {
  if (cron === "a") return undefined;
  if (cron === "b") return { latestAt: () => undefined };
  const every = cron === "c" ? 600 : 60;
  return { latestAt: (at) => Math.floor(at / every) * every };
}

/** Every text of an audit that somebody reads. */
function textsOf({ promises }: Audit): readonly string[] {
  return promises.flatMap(({ summary, details }) => [summary, ...details]);
}

/** What has to be true of an audit, whatever it was made of. */
function check(audit: Audit): void {
  expect(audit.promises).toHaveLength(8);
  for (const { id, verdict, count, evidence, figures, first, latest } of audit.promises) {
    expect(verdict === "broken", id).toBe(count > 0);
    expect(evidence.length, id).toBeLessThanOrEqual(20);
    expect(evidence.length > 0, id).toBe(count > 0);
    expect(first === undefined, id).toBe(count === 0);
    expect(latest === undefined, id).toBe(count === 0);
    for (const [figure, value] of Object.entries(figures)) {
      expect(value === null || Number.isFinite(value), `${id} ${figure} ${value}`).toBe(true);
    }
  }
  for (const value of Object.values(audit.measured).flatMap((each) =>
    typeof each === "object" ? Object.values(each) : [each],
  )) {
    expect(value === undefined || Number.isFinite(value), `measured ${value}`).toBe(true);
  }
  for (const text of textsOf(audit)) expect(text).not.toMatch(/undefined|NaN|Infinity|null/);
}

describe("an audit of whatever a store may hold", () => {
  it("never throws, and says nothing that is no number and nothing that contradicts itself", () => {
    const verdicts = new Set<string>();
    fc.assert(
      fc.property(recordsOf(nearTime), terms, fc.oneof(fc.constant(NOW), nearTime), (held, by, now) => {
        const audit = auditRecords(held, { now, terms: by, clockOf });
        check(audit);
        for (const { id, verdict } of audit.promises) verdicts.add(`${id} ${verdict}`);
      }),
      { numRuns: 1000 },
    );
    // Each was kept, broken and unknown at least once.
    expect([...verdicts].sort()).toHaveLength(24);
  });

  it("nor of times from anywhere", () => {
    fc.assert(
      fc.property(recordsOf(anyTime), terms, fc.oneof(fc.constant(NOW), anyTime), (held, by, now) => {
        check(auditRecords(held, { now, terms: by, clockOf }));
      }),
      { numRuns: 25 },
    );
  });
});
