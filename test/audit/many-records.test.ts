import {
  type Audit,
  type AuditTerms,
  auditRecords,
  type ExecutionRecord,
  type Records,
  type RunnerRecord,
} from "@slotwise/audit";
import { createFleet, createSlotSettings } from "@slotwise/core";
import { describe, expect, it } from "vitest";

const SECOND = 1_000_000;
const MINUTE = 60 * SECOND;
const NOW = 1_764_000_000 * SECOND;

/** Each of these takes minutes where something is gone through for each of something else, and otherwise a moment. */
const MANY = 50_000;

const TERMS: AuditTerms = {
  fleetOf: (totalRunners) =>
    createFleet({
      protocol: "slot-claim",
      settings: createSlotSettings({ serviceIntervalMinutes: 1, spreadMarginMinutes: 0 }),
      totalRunners,
      checkIntervalMinutes: 0.02,
      runnerConsideredDeadAfterMinutes: 0.5,
    }),
  retention: 0,
  mostRecords: 0,
};

function audit(held: Partial<Records>): Audit {
  const records: Records = {
    source: "sqlite",
    application: undefined,
    releases: [],
    isRustvello: false,
    readAt: NOW,
    keepsEveryExecution: true,
    runners: [runner("a", NOW - MANY * MINUTE, NOW), runner("b", NOW - MANY * MINUTE, NOW)],
    executions: [],
    crons: [],
    cronRuns: [],
    keepsCronRuns: true,
    clearing: undefined,
    unread: [],
    ...held,
  };
  return auditRecords(records, {
    now: NOW,
    terms: TERMS,
    clockOf: () => ({ latestAt: (at) => Math.floor(at / 60) * 60 }),
  });
}

function runner(id: string, created: number, lastSeen: number): RunnerRecord {
  return { runner: id, created, lastSeen, eligible: true };
}

function execution(index: number, more: Partial<ExecutionRecord>): ExecutionRecord {
  const start = NOW - (MANY - index) * MINUTE;
  const id = `run-${index}`;
  return { id, runner: "a", start, end: start + SECOND, status: "completed", reason: "", holdsLock: false, ...more };
}

function many<Type>(count: number, make: (index: number) => Type): readonly Type[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

describe("an audit of many records", () => {
  it("counts runners that came one after the other", () => {
    const runners = many(MANY, (index) =>
      runner(`r${index}`, NOW - (MANY - index) * MINUTE, NOW - (MANY - index - 1) * MINUTE),
    );
    for (const keepsEveryExecution of [true, false]) {
      const { measured } = audit({
        runners,
        keepsEveryExecution,
        executions: many(MANY, (index) => execution(index, { runner: `r${index}` })),
      });
      expect(measured.joins).toBe(MANY - 1);
      expect(measured.runners?.least).toBe(1);
    }
  });

  it("counts thousands of runners at once", () => {
    const most = 3000;
    const runners = many(most, (index) => runner(`r${index}`, NOW - MINUTE + index, NOW - 1000 + (index % 7)));
    const { measured } = audit({
      runners,
      executions: many(most, (index) =>
        execution(MANY - 1, {
          id: `x${index}`,
          runner: `r${index}`,
          start: NOW - MINUTE + index * 10_000,
          end: NOW - MINUTE + index * 10_000 + 5,
        }),
      ),
    });
    expect(measured.runners?.most).toBe(most);
  });

  it("counts refusals for each of many records that have no names and run", () => {
    const executions = many(MANY, (index) =>
      execution(
        index,
        index % 2 === 0
          ? { id: undefined, runner: `gone-${index}`, status: "running", end: undefined, holdsLock: true }
          : { id: undefined, status: "blocked", runner: "b", end: undefined },
      ),
    );
    expect(audit({ executions }).stuck?.refusals).toBe(1);
  });

  it("counts what was ended by hand, and the silences between", () => {
    const executions = many(MANY, (index) =>
      index % 2 === 0
        ? execution(index, { status: "abandoned", end: NOW - (MANY - index) * MINUTE })
        : execution(index, { status: "blocked", reason: `prior_running:run-${index - 1} runner:a`, runner: "b" }),
    );
    const { promises, observation } = audit({ executions });
    expect(observation.blocks).toHaveLength(MANY / 2);
    expect(promises.find(({ id }) => id === "ends-recorded")?.figures["abandoned"]).toBe(MANY / 2);
  });

  it("looks for who might have served each of many lost ticks", () => {
    const runs = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((cron) => ({
      cron: `${cron} * * * *`,
      at: NOW - MANY * MINUTE,
      execution: undefined,
      isOwn: true,
    }));
    const { promises } = audit({ executions: many(MANY, (index) => execution(index, {})), cronRuns: runs });
    expect(promises.find(({ id }) => id === "ticks-served")?.count).toBeGreaterThan(10_000);
  });

  it("pairs what all goes on at once up to a bound", () => {
    const executions = many(MANY, (index) =>
      execution(MANY - 1, { id: `run-${index}`, runner: `r${index}`, start: NOW - MINUTE + index, end: NOW }),
    );
    const { count, evidence } = audit({ executions }).promises.find(({ id }) => id === "one-at-a-time") ?? {};
    expect(count).toBeGreaterThan(1000);
    expect(evidence).toHaveLength(20);
  });

  it("explains starts that are all outside of their windows", () => {
    const runners = many(50, (index) => runner(`r${index}`, NOW - MANY * MINUTE + index, NOW));
    const executions = many(MANY, (index) => execution(index, { runner: `r${(index * 7) % 50}` }));
    const { count } = audit({ runners, executions }).promises.find(({ id }) => id === "in-own-window") ?? {};
    expect(count).toBeGreaterThan(MANY / 2);
  });
});
