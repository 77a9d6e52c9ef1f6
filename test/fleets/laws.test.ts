import { describe, expect, it } from "vitest";
import { type FleetPlan, SHORT_CYCLES } from "./fleet-plan.js";
import { executionsOf, type JournalEntry, type Look } from "./journal.js";
import {
  decisionsThatDiffer,
  executionsWithoutGrant,
  grantsBesideTheDecision,
  lockThatDiffers,
  type ObservedFleet,
  unexplainedOverlaps,
  viewsThatDiffer,
} from "./laws.js";
import type { StoredExecution } from "./real-store.js";

// Two runners, cycles of 6 s from 600 s on: a's slot from 0 to 3 s, b's from 3 to 6 s, the last 0.5 s of each a gap.
const CREATED = { a: "1970-01-01T00:01:00.000000+00:00", b: "1970-01-01T00:02:00.000000+00:00" };
const BOTH = [
  ["a", CREATED.a],
  ["b", CREATED.b],
] as const;
const ALONE = [["a", CREATED.a]] as const;

function look(at: number, decision: boolean | string, granted: boolean, view: Look["view"] = BOTH): Look {
  return { event: "look", lookedAt: at - 0.01, decidedAt: at, at: at + 0.01, view, decision, granted };
}

function executed(start: number, end: number): readonly JournalEntry[] {
  return [
    { event: "start", at: start },
    { event: "end", at: end },
  ];
}

function fleet(
  release: FleetPlan["release"],
  journals: Readonly<Record<string, readonly JournalEntry[]>>,
): ObservedFleet {
  const runners = Object.entries(journals).map(([name, entries]) => {
    const journal: readonly JournalEntry[] = [{ event: "boot", at: 60, runnerId: name }, ...entries];
    return { name, journal, looks: journal.filter((entry) => entry.event === "look") };
  });
  const executions = runners.flatMap(({ journal }) => executionsOf(journal));
  return { plan: { ...SHORT_CYCLES, release, store: "sqlite" }, runners, executions };
}

function record(runnerId: string, start: number, end?: number, status: StoredExecution["status"] = "completed") {
  return { runnerId, start, end, status, reason: "" };
}

describe("what is held against real fleets", () => {
  it("finds nothing where all is well", () => {
    const journals = {
      a: [look(600.5, "assigned", true), ...executed(600.52, 600.7)],
      b: [look(601, "not_assigned_slot", false), look(603.5, "assigned", true), ...executed(603.52, 603.7)],
    };
    const observed = fleet("0.4.0", journals);
    expect(decisionsThatDiffer(observed)).toEqual([]);
    expect(viewsThatDiffer(fleet("0.4.0", { a: [look(600.5, "", false, ALONE)] }))).toEqual([]);
    expect(executionsWithoutGrant(observed)).toEqual([]);
    expect(lockThatDiffers(observed, [record("a", 600.5, 600.7), record("b", 603.5, 603.7)])).toEqual([]);
  });

  it("finds a decision that is not the reference model's", () => {
    expect(decisionsThatDiffer(fleet("0.4.0", { a: [look(604, "assigned", true)] }))).toHaveLength(1);
    expect(decisionsThatDiffer(fleet("0.2.3", { a: [look(604, true, true)] }))).toHaveLength(1);
    expect(decisionsThatDiffer(fleet("0.2.3", { a: [look(601, true, true)] }))).toEqual([]);
  });

  it("finds somebody who is not seen, and one who should be seen no more", () => {
    const unseen = { a: [look(601, true, true, ALONE)], b: [look(602, false, false, [["b", CREATED.b]])] };
    expect(viewsThatDiffer(fleet("0.2.3", unseen))).toEqual(["b at 602.01 does not see a"]);
    const gone = { a: [look(601, true, true, ALONE)], b: [look(662, false, false)] };
    expect(viewsThatDiffer(fleet("0.2.3", gone))).toEqual(["b at 662.01 still sees a"]);
  });

  it("finds an execution that nobody granted, and a grant beside the decision", () => {
    expect(executionsWithoutGrant(fleet("0.2.3", { a: executed(601, 602) }))).toHaveLength(1);
    expect(grantsBesideTheDecision(fleet("0.2.3", { a: [look(601, true, false)] }))).toEqual(["a at 601.01"]);
  });

  it("finds a start within another's record, whether that one's owner lives or not", () => {
    const observed = fleet("0.4.0", {
      a: [look(602, "assigned", true), ...executed(602.02, 604)],
      b: [look(603.5, "assigned", true), ...executed(603.52, 604.5)],
    });
    const records = [record("a", 602, 604), record("b", 603.5, 604.5)];
    expect(lockThatDiffers(observed, records)).toEqual(["a start at 603.5 within the record of 602"]);
    const running = [record("a", 602, undefined, "running"), record("b", 603.5, 604.5)];
    expect(lockThatDiffers(observed, running)).toEqual(["a start at 603.5 within the record of 602"]);
  });

  it("finds a refusal that nothing explains, and looks that left no record", () => {
    const observed = fleet("0.4.0", {
      a: [look(602, "assigned", true), ...executed(602.02, 602.5), look(602.8, "not_assigned_slot", false)],
      b: [look(603.5, "assigned", false)],
    });
    const refusal = record("b", 603.5, 603.5, "blocked");
    expect(lockThatDiffers(observed, [record("a", 602, 602.5), refusal])).toEqual([
      "a refusal at 603.5 that no record explains: ",
    ]);
    expect(lockThatDiffers(observed, [record("a", 602, 602.5)])).toEqual(["1 refused looks, 0 records of refusals"]);
    expect(lockThatDiffers(observed, [])).toContain("1 granted looks, 0 records of executions");
  });

  it("finds an overlap within one view and the gap, and none where a join or a long execution explains it", () => {
    const pair = (end: number, view: Look["view"]) =>
      fleet("0.2.3", {
        a: [look(602.4, true, true, view), ...executed(602.41, end)],
        b: [look(602.5, true, true), ...executed(602.51, 602.6)],
      });
    expect(unexplainedOverlaps(pair(602.7, BOTH))).toHaveLength(1);
    expect(unexplainedOverlaps(pair(602.7, ALONE))).toEqual([]);
    expect(unexplainedOverlaps(pair(603.5, BOTH))).toEqual([]);
  });
});
