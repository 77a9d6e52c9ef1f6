import {
  calculateRunnerPosition,
  calculateTimeSlot,
  canRunAtomicService,
  createCycle,
  createSlotSettings,
  decideAtomicServiceClaim,
  formatInstant,
  formatSeconds,
  isRunnerInTimeSlot,
  maxExecutionDurationSeconds,
  parseInstant,
  validateExecutionTime,
} from "@slotwise/core";
import { describe, expect, it } from "vitest";
import { type RunnerVector, readVectors, runnerFromVector } from "./vectors.js";

interface SettingsVector {
  serviceIntervalMinutes: number;
  spreadMarginMinutes: number;
}

/** Compares bit for bit and says which line differs; a tolerance would hide exactly what the vectors are for. */
function expectSame(actual: unknown, expected: unknown, line: number, what: string): void {
  if (!Object.is(actual, expected)) expect(actual, `line ${line + 1}: ${what}`).toBe(expected);
}

describe("what pynenc 0.2.3 answers", () => {
  it("time-slot: start and end of 1,200 positions", () => {
    const vectors = readVectors<SettingsVector & Record<"runnerPosition" | "totalRunners" | "start" | "end", number>>(
      "time-slot",
    );
    expect(vectors).toHaveLength(1200);
    for (const [line, vector] of vectors.entries()) {
      const { start, end } = calculateTimeSlot(vector.runnerPosition, vector.totalRunners, vector);
      expectSame(start, vector.start, line, "start");
      expectSame(end, vector.end, line, "end");
      if (vector.totalRunners === 1) continue;
      const cycle = createCycle("slot-window", createSlotSettings(settingsOf(vector)), vector.totalRunners);
      expectSame(cycle.slotAt(vector.runnerPosition).windowStart, vector.start, line, "cycle start");
      expectSame(cycle.slotAt(vector.runnerPosition).windowEnd, vector.end, line, "cycle end");
    }
  });

  it("in-time-slot: 1,200 instants at and around boundaries", () => {
    const vectors = readVectors<{
      currentTime: number;
      serviceIntervalMinutes: number;
      start: number;
      end: number;
      inSlot: boolean;
    }>("in-time-slot");
    expect(vectors).toHaveLength(1200);
    for (const [line, { currentTime, serviceIntervalMinutes, start, end, inSlot }] of vectors.entries()) {
      expectSame(isRunnerInTimeSlot(currentTime, serviceIntervalMinutes, { start, end }), inSlot, line, "inSlot");
    }
  });

  it("can-run: 900 views, every runner and a stranger", () => {
    const vectors = readVectors<
      SettingsVector & {
        currentTime: number;
        activeRunners: RunnerVector[];
        canRun: Record<string, boolean>;
        positions: Record<string, number | null>;
        maxExecutionDuration: number;
      }
    >("can-run");
    expect(vectors).toHaveLength(900);
    for (const [line, vector] of vectors.entries()) {
      const runners = vector.activeRunners.map(runnerFromVector);
      expectSame(maxExecutionDurationSeconds(runners), vector.maxExecutionDuration, line, "longest execution");
      for (const [runnerId, canRun] of Object.entries(vector.canRun)) {
        const position = calculateRunnerPosition(runnerId, runners);
        expectSame(position ?? null, vector.positions[runnerId], line, `position of ${runnerId}`);
        expectSame(canRunAtomicService(runnerId, runners, vector.currentTime, vector), canRun, line, runnerId);
      }
      if (runners.length === 0) continue;
      const cycle = createCycle("slot-window", createSlotSettings(settingsOf(vector)), runners.length);
      const owners = runners.flatMap((runner, position) => (vector.canRun[runner.runnerId] ? [position] : []));
      expect(cycle.ownersAt(vector.currentTime), `line ${line + 1}: owners`).toEqual(owners);
    }
  });

  it("execution-time: 600 verdicts and their numbers as Python formats them", () => {
    const vectors = readVectors<{
      executionDuration: number;
      allocatedSlotSize: number;
      level: "warning" | "info" | null;
      formatted: Record<"Execution" | "Allocated" | "Overrun" | "Usage", string> | null;
    }>("execution-time");
    expect(vectors).toHaveLength(600);
    const levels = { overrun: "warning", "near-limit": "info", fits: null } as const;
    for (const [line, { executionDuration, allocatedSlotSize, level, formatted }] of vectors.entries()) {
      const verdict = validateExecutionTime(executionDuration, allocatedSlotSize);
      expectSame(levels[verdict.kind], level, line, "level");
      if (formatted === null) continue;
      expectSame(formatSeconds(executionDuration, 2), formatted.Execution, line, "Execution");
      expectSame(formatSeconds(allocatedSlotSize, 2), formatted.Allocated, line, "Allocated");
      if (verdict.kind === "overrun") expectSame(formatSeconds(verdict.overrun, 2), formatted.Overrun, line, "Overrun");
      if (verdict.kind === "near-limit") {
        expectSame(formatSeconds(verdict.usage * 100, 1), formatted.Usage, line, "Usage");
      }
    }
  });
});

describe("what pynenc 0.3 answers", () => {
  it("claim: 400 views, the whole claim for every runner and a stranger", () => {
    const vectors = readVectors<
      SettingsVector & {
        currentTime: number;
        membershipStabilizationSeconds: number;
        maxStartSlotFraction: number;
        activeRunners: { runnerId: string; creationTime: string }[];
        claims: Record<string, Record<string, unknown>>;
      }
    >("claim");
    expect(vectors).toHaveLength(400);
    for (const [line, vector] of vectors.entries()) {
      const activeRunners = vector.activeRunners.map(({ runnerId, creationTime }) => ({
        runnerId,
        creationTime: parseInstant(creationTime),
      }));
      for (const [runnerId, expected] of Object.entries(vector.claims)) {
        const { slotStart, slotEnd, cycleStart, ...rest } = decideAtomicServiceClaim({
          ...vector,
          activeRunners,
          runnerId,
        });
        const actual: Record<string, unknown> = {
          ...rest,
          slotStart: slotStart === null ? null : formatInstant(slotStart),
          slotEnd: slotEnd === null ? null : formatInstant(slotEnd),
          cycleStart: formatInstant(cycleStart),
        };
        expect(Object.keys(actual).sort()).toEqual(Object.keys(expected).sort());
        for (const [field, value] of Object.entries(expected)) {
          expectSame(actual[field], value, line, `${field} of ${runnerId}`);
        }
      }
      if (activeRunners.length === 0 || vector.membershipStabilizationSeconds > 0) continue;
      const cycle = createCycle("slot-claim", createSlotSettings(settingsOf(vector)), activeRunners.length);
      const starters = activeRunners.flatMap((runner, position) =>
        vector.claims[runner.runnerId]?.shouldTryStart ? [position] : [],
      );
      expect(cycle.ownersAt(vector.currentTime), `line ${line + 1}: owners`).toEqual(starters);
    }
  });
});

function settingsOf(vector: SettingsVector & { maxStartSlotFraction?: number }) {
  const { serviceIntervalMinutes, spreadMarginMinutes, maxStartSlotFraction = 0.5 } = vector;
  return { serviceIntervalMinutes, spreadMarginMinutes, maxStartSlotFraction };
}
