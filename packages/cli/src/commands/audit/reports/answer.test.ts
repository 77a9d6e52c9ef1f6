import {
  type AuditTerms,
  answerOf,
  auditRecords,
  HOUR,
  MINUTE,
  type Microseconds,
  type Records,
  SECOND,
} from "@slotwise/audit";
import { createFleet, createSlotSettings } from "@slotwise/core";
import { describe, expect, it } from "vitest";
import { FLEET_NOW, fleetRecords } from "../../../testing/fleet-records.js";

const TERMS: AuditTerms = {
  fleetOf: (totalRunners) =>
    createFleet({ protocol: "slot-claim", settings: createSlotSettings(), totalRunners, checkIntervalMinutes: 0.1 }),
  retention: HOUR,
  mostRecords: 1000,
};

function answer(
  records: Records,
  terms: AuditTerms | "none" = TERMS,
  now: Microseconds = FLEET_NOW,
  source = "fleet.db",
) {
  const known = terms === "none" ? undefined : terms;
  return answerOf({ audit: auditRecords(records, { now, terms: known }), source });
}

/** The fleet with its last minutes as if nobody had started in them. */
function quietSince(minutes: number): Records {
  const records = fleetRecords();
  const since = FLEET_NOW - minutes * MINUTE;
  return { ...records, executions: records.executions.filter(({ start }) => start < since) };
}

describe("the answer", () => {
  it("is that it works, or whom it waits for without settings to judge by", () => {
    expect(answer(fleetRecords())).toMatchObject({ isWorking: true, clearing: undefined });
    expect(answer(fleetRecords(), "none")).toMatchObject({
      isWorking: undefined,
      headline: "The latest execution, of runner c, started at 00:58:25, 95 s ago.",
    });
  });

  it("is who stands in the way, in the words of the store's own program", () => {
    const stuck = fleetRecords({ stuck: true });
    expect(answer(stuck).clearing?.inside).toBe("sqlite3 fleet.db");
    expect(answer(stuck, TERMS, FLEET_NOW, "my 'fleet'.db").clearing?.inside).toBe(
      String.raw`sqlite3 'my '\''fleet'\''.db'`,
    );
    for (const [path, name] of [
      ["-x.db", "./-x.db"],
      ["file:x", "./file:x"],
      [":memory:", "./:memory:"],
      ["-my x.db", "'./-my x.db'"],
    ] as const) {
      expect(answer(stuck, TERMS, FLEET_NOW, path).clearing?.inside).toBe(`sqlite3 ${name}`);
    }
    const redis = { ...stuck, clearing: { program: "redis-cli", statement: "DEL a" } } as const;
    expect(answer(redis, TERMS, FLEET_NOW, "redis://h:1/0").clearing).toEqual({
      inside: "redis-cli -u redis://h:1/0",
      statement: "DEL a",
    });
    const unfinished = { ...stuck, clearing: { program: "sqlite3", statement: "UPDATE a" } } as const;
    expect(answer(unfinished).clearing?.statement).toBe("UPDATE a;");
  });

  it("is that nobody can tell whose lock it is, where its record is gone, and what lets go of it", () => {
    const gone = { lockWithoutRecord: "x", clearing: { program: "redis-cli", statement: "EVAL a" } } as const;
    const told = answer({ ...fleetRecords(), ...gone }, TERMS, FLEET_NOW, "redis://h:1/0");
    expect(told.isWorking).toBeUndefined();
    expect(told.headline).toMatch(/^It may stand still: execution x holds a lock whose record is gone/);
    expect(told.clearing).toEqual({ inside: "redis-cli -u redis://h:1/0", statement: "EVAL a" });
    // Lines of records tell of it, and not what lets go of it.
    expect(answer({ ...fleetRecords(), ...gone, clearing: undefined }).clearing).toBeUndefined();
  });

  it("is that nobody lives besides, where nobody does", () => {
    const stuck = fleetRecords({ stuck: true });
    const alone = { ...stuck, runners: stuck.runners.filter(({ runner }) => runner === "a") };
    expect(answer(alone).sentences.join(" ")).toContain("Besides, no other runner lives now.");
    expect(answer(stuck).sentences.join(" ")).not.toContain("Besides");
  });

  it("is since when nobody has started, though runners live", () => {
    expect(answer(quietSince(30))).toMatchObject({
      isWorking: false,
      headline: "Nobody has started since 00:28:25, for 31 min 35 s, though 3 runners live.",
    });
  });

  it("is that no runner lives, and since when", () => {
    const later = FLEET_NOW + 2 * HOUR;
    expect(answer(fleetRecords(), TERMS, later)).toMatchObject({
      isWorking: false,
      headline: "No runner lives: the last was seen at 00:59:59, 2 h 1 s ago.",
    });
    expect(answer({ ...fleetRecords(), runners: [] })).toMatchObject({
      isWorking: undefined,
      headline: "No runner that takes part in the service was ever here.",
    });
  });

  it("doubts a runner that executes unheard of, once others never took as long", () => {
    const running = (seconds: number): Records => {
      const records = fleetRecords({ executionSeconds: 20 });
      const start = FLEET_NOW - seconds * SECOND;
      return {
        ...records,
        runners: records.runners.map((each) => (each.runner === "a" ? { ...each, lastSeen: start } : each)),
        executions: [
          ...records.executions.filter((each) => each.start < start - MINUTE),
          { id: "x", runner: "a", start, end: undefined, status: "running", reason: "", holdsLock: true },
        ],
      };
    };
    expect(answer(running(30))).toMatchObject({ isWorking: true });
    expect(answer(running(90))).toMatchObject({ isWorking: undefined });
    expect(answer(running(90)).headline).toMatch(/^It may stand still: a has been executing for 90 s /);
    expect(answer(running(1500))).toMatchObject({ isWorking: false });
  });
});
