import { type Audit, type AuditPromise, auditRecords, type PromiseReport } from "@slotwise/audit";
import { createCycle, idlePeriodSeconds } from "@slotwise/core";
import type { Fault } from "@slotwise/simulator";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Simulated, type SimulatedFleet, simulated } from "./simulated-records.js";

const SECOND = 1_000_000;

/** Fleets of every regime, in cycles of a minute to five. */
const fleets = (protocol: SimulatedFleet["protocol"] | undefined): fc.Arbitrary<SimulatedFleet> =>
  fc.record({
    protocol:
      protocol === undefined ? fc.constantFrom("slot-window" as const, "slot-claim" as const) : fc.constant(protocol),
    totalRunners: fc.integer({ min: 1, max: 6 }),
    intervalSeconds: fc.constantFrom(60, 120, 300),
    marginSeconds: fc.integer({ min: 1, max: 30 }),
    startFraction: fc.constantFrom(0.3, 0.5, 1),
    checkSeconds: fc.integer({ min: 1, max: 40 }),
    loopSeconds: fc.constantFrom(0.1, 0.22, 1),
    deadAfterSeconds: fc.constantFrom(120, 600),
    executionSeconds: fc.constantFrom(0.2, 1, 5),
    cycles: fc.integer({ min: 3, max: 12 }),
    seed: fc.nat(1_000_000),
  });

function audited({ records, terms, truth }: Simulated, laterSeconds = 0): Audit {
  return auditRecords(records, { now: truth.end + laterSeconds * SECOND, terms });
}

function reportOf({ promises }: Audit, id: AuditPromise): PromiseReport {
  const found = promises.find((each) => each.id === id);
  if (found === undefined) throw new Error(`no ${id}`);
  return found;
}

/** How many fleets each property tries. */
const numRuns = Number(process.env["SLOTWISE_CASES"] ?? 300);

describe("an audit of a simulated fleet", () => {
  it("finds as many overlaps as there were, where nothing locks", () => {
    let seen = 0;
    fc.assert(
      fc.property(fleets("slot-window"), fc.integer({ min: 1, max: 90 }), (fleet, executionSeconds) => {
        const run = simulated({ ...fleet, executionSeconds });
        const found = reportOf(audited(run), "one-at-a-time");
        const { count } = run.truth.report.overlaps;
        // A pair whose first is not over when the run ends is known to the records alone.
        const open = run.records.executions.filter(({ status }) => status === "running").length;
        expect(found.count).toBeGreaterThanOrEqual(count);
        if (open < 2) expect(found.count).toBeLessThanOrEqual(count + open * fleet.totalRunners);
        if (open === 0) expect(found.count).toBe(count);
        expect(found.verdict).toBe(found.count === 0 ? "kept" : "broken");
        seen += count;
      }),
      { numRuns },
    );
    expect(seen).toBeGreaterThan(0);
  });

  it("finds no overlap where a lock holds, and each refusal", () => {
    fc.assert(
      fc.property(fleets("slot-claim"), fc.integer({ min: 1, max: 90 }), (fleet, executionSeconds) => {
        const run = simulated({ ...fleet, executionSeconds });
        const audit = audited(run);
        expect(reportOf(audit, "one-at-a-time").verdict).toBe("kept");
        expect(audit.executions.blocked).toBe(run.truth.report.blocks.refusals);
        expect(audit.stuck).toBeUndefined();
      }),
      { numRuns },
    );
  });

  it("places every start in a window, whoever joins, stops or is killed", () => {
    let starts = 0;
    fc.assert(
      fc.property(
        fleets(undefined),
        fc.array(fc.integer({ min: 1, max: 600 }), { maxLength: 3 }),
        fc.nat(600),
        (fleet, joins, crash) => {
          const run = simulated({ ...fleet, joins, faults: crashOf(fleet, crash) });
          const found = reportOf(audited(run), "in-own-window");
          expect(found.count, found.details.join("\n")).toBe(0);
          starts += run.records.executions.length;
        },
      ),
      { numRuns },
    );
    expect(starts).toBeGreaterThan(numRuns);
  });

  it("finds starts by other settings", () => {
    fc.assert(
      fc.property(fleets("slot-claim"), (fleet) => {
        const run = simulated({
          ...fleet,
          totalRunners: 2,
          marginSeconds: 1,
          checkSeconds: 2,
          startFraction: 1,
          cycles: 10,
        });
        const other = simulated({
          ...fleet,
          totalRunners: 2,
          marginSeconds: fleet.intervalSeconds / 2 - 5,
          startFraction: 0.5,
          cycles: 1,
        });
        const audit = auditRecords(run.records, { now: run.truth.end, terms: other.terms });
        expect(reportOf(audit, "in-own-window").verdict).toBe("broken");
      }),
      { numRuns: 50 },
    );
  });

  it("finds every turn in which a living runner did not look, and no other", () => {
    let missed = 0;
    fc.assert(
      fc.property(fleets("slot-claim"), (fleet) => {
        const run = simulated(fleet);
        const found = reportOf(audited(run), "turns-taken");
        const expected = turnsWithoutLook(fleet, run);
        if (found.verdict === "unknown") expect(expected.turns).toBe(0);
        else expect(found.figures).toMatchObject({ turns: expected.turns, missed: expected.missed });
        missed += expected.missed;
      }),
      { numRuns },
    );
    expect(missed).toBeGreaterThan(0);
  });

  it("finds the cycles in which nobody started", () => {
    let silent = 0;
    fc.assert(
      fc.property(fleets("slot-claim"), (fleet) => {
        const run = simulated(fleet);
        const audit = audited(run);
        const found = reportOf(audit, "somebody-runs");
        const { truth } = run;
        const interval = fleet.intervalSeconds * SECOND;
        let [cycles, empty] = [0, 0];
        for (let from = truth.start; from + interval <= truth.end; from += interval) {
          cycles++;
          if (!truth.starts.some((start) => start >= from && start < from + interval)) empty++;
        }
        // In the first one the first runner's turn had begun before all were there; after the last look nothing is known.
        const [judged, without] = [found.figures["cycles"] ?? 0, found.figures["cyclesWithoutStart"] ?? 0];
        expect(judged).toBeGreaterThanOrEqual(cycles - 2);
        expect(judged).toBeLessThanOrEqual(cycles);
        expect(without).toBeLessThanOrEqual(empty);
        expect(without).toBeGreaterThanOrEqual(empty - (cycles - judged));
        for (const { what, from, to } of found.evidence) {
          if (what === "nobody executes" && to !== undefined && to - from === interval) {
            expect(truth.starts.filter((start) => start >= from && start < to)).toEqual([]);
          }
        }
        // Where the settings let no turn be missed, one cycle is too many; where they let some, not all may be.
        if (without > 0 && promisesTurns(run, fleet.totalRunners)) expect(found.verdict).toBe("broken");
        if (judged > 2 && without === judged) expect(found.verdict).toBe("broken");
        silent += empty;
      }),
      { numRuns },
    );
    expect(silent).toBeGreaterThan(0);
  });

  it("calls no silence too long that the settings allow", () => {
    let kept = 0;
    fc.assert(
      fc.property(
        fleets(undefined),
        fc.array(fc.integer({ min: 1, max: 600 }), { maxLength: 2 }),
        fc.nat(600),
        (fleet, joins, crash) => {
          const run = simulated({ ...fleet, joins, faults: crashOf(fleet, crash) });
          const audit = audited(run);
          const isPromised = [1, 2, 3, 4, 5, 6, 7, 8].every((size) => promisesTurns(run, size));
          if (!isPromised || audit.stuck !== undefined) return;
          const found = reportOf(audit, "somebody-runs");
          // A killed runner's hole can be as long as a cycle.
          if (found.verdict === "broken") expect(found.figures["silentCycles"]).toBeGreaterThan(0);
          else kept++;
        },
      ),
      { numRuns },
    );
    expect(kept).toBeGreaterThan(0);
  });

  it("holds nothing against a fleet that does what its settings let it do", () => {
    const kept = new Map<string, number>();
    fc.assert(
      fc.property(fleets(undefined), fc.integer({ min: 10, max: 30 }), (fleet, cycles) => {
        // An execution is over before the next runner's turn begins.
        const plan = { ...fleet, cycles, executionSeconds: 0.2, checkSeconds: Math.min(fleet.checkSeconds, 20) };
        const run = simulated(plan);
        const { settings, protocol } = run.terms.fleetOf(plan.totalRunners);
        if (createCycle(protocol, settings, plan.totalRunners).safeStartSeconds === 0) return;
        const broken = audited(run).promises.filter(({ verdict }) => verdict === "broken");
        // What can go wrong by the settings alone: a rhythm in which nobody ever looks in his turn.
        const expected = broken.filter(({ figures }) => figures["silentCycles"] === figures["cycles"]);
        expect(broken.filter((each) => !expected.includes(each)).map(({ id, summary }) => `${id}: ${summary}`)).toEqual(
          [],
        );
        for (const { id, verdict } of audited(run).promises) {
          if (verdict === "kept") kept.set(id, (kept.get(id) ?? 0) + 1);
        }
      }),
      { numRuns },
    );
    for (const id of ["somebody-runs", "in-own-window", "turns-taken", "fits-the-gap"]) {
      expect(kept.get(id), id).toBeGreaterThan(numRuns / 10);
    }
  });

  it("finds a lock that a killed runner has left, whose, and how many starts it refused", () => {
    let stuck = 0;
    fc.assert(
      fc.property(fleets("slot-claim"), fc.nat(600), (fleet, crash) => {
        const cycles = Math.max(fleet.cycles, Math.ceil(900 / fleet.intervalSeconds));
        const plan = { ...fleet, cycles, deadAfterSeconds: 120, executionSeconds: 8 };
        const run = simulated({ ...plan, faults: crashOf(plan, crash) });
        const audit = audited(run, plan.deadAfterSeconds + plan.checkSeconds + 60);
        const lost = run.records.executions.find(
          ({ status, runner }) => status === "running" && runner === run.truth.lost[0],
        );
        const diedAt = lost === undefined ? 0 : Math.max(lost.start, lastSeenOf(run, [lost.runner]));
        const others = run.records.runners.map(({ runner }) => runner).filter((runner) => runner !== lost?.runner);
        // Who is seen by nobody later may have been copied as it executed.
        if (lost === undefined || lastSeenOf(run, others) - diedAt <= plan.deadAfterSeconds * SECOND) {
          expect(audit.stuck).toBeUndefined();
          expect(reportOf(audit, "lock-released").verdict).not.toBe("broken");
          return;
        }
        stuck++;
        // Before it died, it may have refused some that would have waited for it.
        const refused = run.records.executions.filter(
          ({ status, start }) => status === "blocked" && start >= lost.start,
        );
        expect(audit.stuck).toMatchObject({ runner: lost.runner, since: lost.start, refusals: refused.length });
        expect(refused.length).toBeGreaterThanOrEqual(run.truth.permanentRefusals);
        expect(reportOf(audit, "lock-released").verdict).toBe("broken");
        expect(reportOf(audit, "somebody-runs").verdict).toBe("broken");
        // Whoever clears its record has a fleet that nothing is held against for it.
        const executions = run.records.executions.map((each) =>
          each.status === "running" ? { ...each, status: "abandoned" as const, end: each.start } : each,
        );
        const cleared = auditRecords({ ...run.records, executions }, { now: run.truth.end, terms: run.terms });
        expect(cleared.stuck).toBeUndefined();
        expect(reportOf(cleared, "lock-released").verdict).toBe("kept");
      }),
      { numRuns },
    );
    expect(stuck).toBeGreaterThan(0);
  });

  it("never says that clocks differ by more than they do", () => {
    let found = 0;
    fc.assert(
      fc.property(
        fleets("slot-claim"),
        fc.array(fc.integer({ min: -8000, max: 8000 }), { minLength: 6, maxLength: 6 }),
        fc.integer({ min: 1, max: 60 }),
        (fleet, offsets, executionSeconds) => {
          const clockOffsets = offsets.slice(0, fleet.totalRunners).map((each) => each / 1000);
          const { measured } = audited(simulated({ ...fleet, executionSeconds, clockOffsets, checkSeconds: 1 }));
          const apart = (Math.max(...clockOffsets) - Math.min(...clockOffsets)) * SECOND;
          expect(measured.leastClockDifference).toBeLessThanOrEqual(apart + 1);
          if (measured.leastClockDifference > 0) found++;
        },
      ),
      { numRuns },
    );
    expect(found).toBeGreaterThan(0);
  });

  it("counts exceptions, joins, and who is gone", () => {
    fc.assert(
      fc.property(
        fleets("slot-claim"),
        fc.array(fc.integer({ min: 100, max: 170 }), { maxLength: 3 }),
        fc.nat(100),
        (fleet, joins, at) => {
          const faults = [{ kind: "exception", at: secondsIn(fleet, at), runner: "runner-1", isFatal: true }] as const;
          const plan = { ...fleet, joins, faults, cycles: Math.max(4, fleet.cycles) };
          const run = simulated(plan);
          const audit = audited(run);
          const found = reportOf(audit, "ends-recorded");
          expect(found.count).toBe(run.truth.exceptions);
          expect(found.verdict).toBe(run.truth.exceptions > 0 ? "broken" : "kept");
          // The others were there together with the first.
          expect(audit.measured.joins).toBe(joins.length);
          expect(audit.executions.completed).toBe(
            run.truth.report.starts - run.truth.report.abandoned - audit.executions.running,
          );
        },
      ),
      { numRuns },
    );
  });

  it("measures a look period no longer than the settings let it be, and executions as long as they took", () => {
    let measured = 0;
    fc.assert(
      fc.property(fleets(undefined), (fleet) => {
        const run = simulated(fleet);
        const audit = audited(run);
        const period = audit.measured.lookPeriod;
        const most = (Math.max(fleet.checkSeconds, fleet.executionSeconds) + fleet.loopSeconds) * SECOND;
        if (period !== undefined) {
          measured++;
          expect(period.least).toBeGreaterThanOrEqual(fleet.checkSeconds * SECOND - 1);
          expect(period.least).toBeLessThanOrEqual(most + 1);
        }
        if (audit.executions.completed > 0) {
          expect(audit.measured.longestExecution).toBeLessThanOrEqual(fleet.executionSeconds * SECOND);
        }
      }),
      { numRuns },
    );
    expect(measured).toBeGreaterThan(0);
  });
});

function lastSeenOf({ records }: Simulated, runners: readonly string[]): number {
  return records.runners.reduce(
    (latest, { runner, lastSeen }) => (runners.includes(runner) ? Math.max(latest, lastSeen) : latest),
    Number.NEGATIVE_INFINITY,
  );
}

/** A kill of the first runner, at some time within the run. */
function crashOf(fleet: SimulatedFleet, seconds: number): readonly Fault[] {
  return [{ kind: "crash", at: secondsIn(fleet, seconds), runner: "runner-1" }];
}

function secondsIn(fleet: SimulatedFleet, seconds: number): number {
  const { start } = simulated({ ...fleet, cycles: 0 }).truth;
  return start + (seconds % (fleet.cycles * fleet.intervalSeconds)) * SECOND;
}

function promisesTurns({ terms }: Simulated, size: number): boolean {
  const fleet = terms.fleetOf(size);
  const cycle = createCycle(fleet.protocol, fleet.settings, size);
  return cycle.safeStartSeconds >= idlePeriodSeconds(fleet);
}

/** Turns that lay wholly in the run, of runners that were seen after them, without a look in them. */
function turnsWithoutLook(
  fleet: SimulatedFleet,
  { terms, truth, records }: Simulated,
): { turns: number; missed: number } {
  const { settings, protocol } = terms.fleetOf(fleet.totalRunners);
  const cycle = createCycle(protocol, settings, fleet.totalRunners);
  let [turns, missed] = [0, 0];
  if (cycle.safeStartSeconds === 0) return { turns, missed };
  // The last of them was there from here on.
  const since = truth.start + fleet.totalRunners - 1;
  for (let from = truth.start; from < truth.end; from += fleet.intervalSeconds * SECOND) {
    for (const { position, windowStart, safeStartEnd } of cycle.slots()) {
      const opens = Math.round(from + windowStart * SECOND);
      const closes = Math.round(from + safeStartEnd * SECOND);
      const runner = `runner-${position + 1}`;
      const lastSeen = records.runners.find((each) => each.runner === runner)?.lastSeen ?? 0;
      if (opens < since || closes > truth.end - SECOND / 2 || lastSeen < closes) continue;
      turns++;
      const looked = truth.looks
        .get(runner)
        ?.some(({ at, mayStart }) => mayStart && at >= opens && at <= closes + SECOND / 2);
      if (looked !== true) missed++;
    }
  }
  return { turns, missed };
}
