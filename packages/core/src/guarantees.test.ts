import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fleets } from "../../../test/core/support/fleets.js";
import { checkProperty } from "../../../test/core/support/properties.js";
import { MOST_RUNNERS } from "./cycle.js";
import { createFleet, type Fleet } from "./fleet.js";
import { guarantee, guarantees } from "./guarantees.js";
import { type Guarantee, type PromiseName, sumSeconds } from "./promise.js";
import type { Protocol } from "./protocols.js";
import { createSlotSettings, type SlotSettings } from "./settings.js";

// That each verdict is right is confirmed by trying in test/core/guarantees.test.ts; here is what it is made of.

const fleetOf = (
  protocol: Protocol,
  totalRunners: number,
  changes: Partial<Fleet> = {},
  settings: Partial<SlotSettings> = {},
) => createFleet({ protocol, settings: createSlotSettings(settings), totalRunners, ...changes });

/** An inequality as in the docs, with the numbers of its terms. */
function written({ inequality }: Guarantee): string {
  if (inequality === undefined) return "";
  const { left, relation, right } = inequality;
  return [...left.flatMap((term, index) => (index === 0 ? [term] : ["+", term])), relation, right]
    .map((term) => (typeof term === "string" ? term : `${term.symbol}:${term.seconds}`))
    .join(" ");
}

describe("the promises of a fleet", () => {
  it("are the twelve of the docs, in their order, and the same when asked for one by one", () => {
    const names: readonly PromiseName[] = [
      "windows-disjoint",
      "full-coverage",
      "single-runner",
      "executions-disjoint",
      "starts-unrefused",
      "refused-turns-kept",
      "lock-released",
      "no-turn-missed",
      "runners-visible",
      "executing-runner-visible",
      "view-settles",
      "dead-turn-taken-over",
    ];
    checkProperty(
      fc.property(fleets(), (fleet) => {
        const all = guarantees(fleet);
        expect(all.map(({ promise }) => promise)).toEqual(names);
        expect(names.map((name) => guarantee(name, fleet))).toEqual(all);
      }),
      50,
    );
  });

  it("agree with their own numbers: the slack is right less left, and the relation decides unless something is unknown", () => {
    checkProperty(
      fc.property(fleets(), (fleet) => {
        for (const each of guarantees(fleet)) {
          expect(each.witness !== undefined).toBe(each.verdict === "broken");
          expect(each.slackSeconds === undefined).toBe(each.inequality === undefined);
          if (each.inequality === undefined || each.slackSeconds === undefined) continue;
          const { left, relation, right } = each.inequality;
          expect(each.slackSeconds).toBe(right.seconds - sumSeconds(left));
          const holds = relation === "<=" ? sumSeconds(left) <= right.seconds : sumSeconds(left) < right.seconds;
          if (fleet.longestExecutionSeconds !== undefined) expect(each.verdict).toBe(holds ? "holds" : "broken");
          else if (each.verdict === "holds") expect(holds).toBe(true);
          for (const { meaning, seconds } of [...left, right]) {
            expect(meaning).not.toBe("");
            expect(seconds).toBeGreaterThanOrEqual(0);
          }
        }
      }),
    );
  });

  it("are unknown only where the length of an execution matters and nobody declared it", () => {
    checkProperty(
      fc.property(fleets(), (fleet) => {
        const unknown = guarantees(fleet)
          .filter(({ verdict }) => verdict === "unknown")
          .map(({ promise }) => promise)
          .filter((promise) => promise !== "windows-disjoint");
        if (fleet.longestExecutionSeconds !== undefined) expect(unknown).toEqual([]);
        for (const promise of unknown) {
          expect([
            "executions-disjoint",
            "starts-unrefused",
            "refused-turns-kept",
            "executing-runner-visible",
            "view-settles",
          ]).toContain(promise);
        }
      }),
    );
  });

  it("can be asked of every interval there can be, the ends of the doubles and of the calendar among them", () => {
    const intervals = [5e-324, 1e-300, 1e-9, 3e-9, 1e-6, 4_223_371_679, 4_223_371_681, 5e9, 1e15, 2.9e306];
    for (const serviceIntervalMinutes of intervals) {
      for (const protocol of ["slot-window", "slot-claim"] as const) {
        for (const spreadMarginMinutes of [0, 5e-324, 1]) {
          for (const size of [1, 2, 3, 40, MOST_RUNNERS]) {
            const settings = { serviceIntervalMinutes, spreadMarginMinutes, maxStartSlotFraction: 1 };
            const verdicts = guarantees(fleetOf(protocol, size, {}, settings));
            expect(verdicts).toHaveLength(12);
            for (const { slackSeconds = 0 } of verdicts) expect(slackSeconds).not.toBeNaN();
          }
        }
      }
    }
  });

  it("can be asked of the largest fleet there can be", () => {
    for (const protocol of ["slot-window", "slot-claim"] as const) {
      expect(guarantees(fleetOf(protocol, MOST_RUNNERS, { longestExecutionSeconds: 1 }))).toHaveLength(12);
      const crowded = fleetOf(
        protocol,
        MOST_RUNNERS,
        { longestExecutionSeconds: 1 },
        { spreadMarginMinutes: 0, maxStartSlotFraction: 0 },
      );
      expect(guarantee("windows-disjoint", crowded).verdict).toBe(protocol === "slot-window" ? "unknown" : "broken");
    }
  });
});

describe("the numbers of each promise", () => {
  const declared = { longestExecutionSeconds: 20, clockSkewSeconds: 2, startDelaySeconds: 1, storeStalenessSeconds: 3 };

  it.each([
    ["slot-window", "executions-disjoint", "L:1 + d:20 + e:2 <= G:60"],
    ["slot-window", "starts-unrefused", ""],
    ["slot-window", "refused-turns-kept", ""],
    ["slot-window", "lock-released", ""],
    ["slot-window", "no-turn-missed", "P:30.22 <= A:40"],
    ["slot-window", "runners-visible", "P:30.22 + e:2 <= D:600"],
    ["slot-window", "executing-runner-visible", "P:30.22 + e:2 <= D:600"],
    ["slot-window", "view-settles", "L:1 + d:20 + e:2 + v:3 <= H:0"],
    ["slot-window", "dead-turn-taken-over", "D:600 < I:300"],
    ["slot-window", "single-runner", ""],
    ["slot-window", "windows-disjoint", ""],
    ["slot-window", "full-coverage", ""],
    ["slot-claim", "single-runner", "I:300 <= A:150"],
    ["slot-claim", "executions-disjoint", ""],
    ["slot-claim", "starts-unrefused", "L:1 + d:20 + e:2 <= S - A:80"],
    ["slot-claim", "refused-turns-kept", "L:1 + d:20 + e:2 <= S - min(A, P):80"],
    ["slot-claim", "lock-released", ""],
    ["slot-claim", "no-turn-missed", "P:30.22 <= A:20"],
    ["slot-claim", "view-settles", "L:1 + d:20 + e:2 + v:3 <= H:45"],
  ] as const)("under %s, %s of three runners: %s", (protocol, promise, expected) => {
    const fleet = fleetOf(protocol, 3, declared, { membershipStabilizationSeconds: 45 });
    expect(written(guarantee(promise, fleet))).toBe(expected);
  });

  it("an execution that nobody declared counts as nothing, and then what holds is unknown", () => {
    const fleet = fleetOf("slot-claim", 3, {}, { membershipStabilizationSeconds: 45 });
    expect(written(guarantee("starts-unrefused", fleet))).toBe("L:0 + d:0 + e:0 <= S - A:80");
    expect(written(guarantee("executing-runner-visible", fleet))).toBe("P:30.22 + e:0 <= D:600");
    const unknown = ["starts-unrefused", "refused-turns-kept", "executing-runner-visible", "view-settles"] as const;
    for (const promise of unknown) {
      expect(guarantee(promise, fleet)).toMatchObject({ verdict: "unknown", witness: undefined });
    }
  });

  it("an execution adds to the age of a heartbeat only what it takes longer than the check interval", () => {
    const visible = (longestExecutionSeconds: number) =>
      written(
        guarantee(
          "executing-runner-visible",
          fleetOf("slot-claim", 3, { longestExecutionSeconds, startDelaySeconds: 1, clockSkewSeconds: 2 }),
        ),
      );
    expect(visible(29)).toBe("P:30.22 + e:2 <= D:600");
    expect(visible(39)).toBe("P:40.22 + e:2 <= D:600");
  });

  it("a turn is lost to the execution before only where too little of it is left to look in", () => {
    const kept = (longestExecutionSeconds: number, changes: object = {}) =>
      written(guarantee("refused-turns-kept", fleetOf("slot-claim", 2, { longestExecutionSeconds, ...changes })));
    expect(kept(100)).toBe("L:0 + d:100 + e:0 <= S - min(A, P):119.78");
    expect(kept(100, { checkIntervalMinutes: 1 })).toBe("L:0 + d:100 + e:0 <= S - min(A, P):105");
    const verdictAt = (longestExecutionSeconds: number) =>
      (["executions-disjoint", "starts-unrefused", "refused-turns-kept"] as const).map(
        (promise) => guarantee(promise, fleetOf("slot-claim", 2, { longestExecutionSeconds })).verdict,
      );
    expect(verdictAt(105)).toEqual(["holds", "holds", "holds"]);
    expect(verdictAt(106)).toEqual(["holds", "broken", "holds"]);
    expect(verdictAt(120)).toEqual(["holds", "broken", "broken"]);
  });

  it("an execution that nobody declared takes some time: with no gap, or none to wait, it is broken all the same", () => {
    const noGap = fleetOf("slot-window", 3, {}, { spreadMarginMinutes: 0 });
    expect(guarantee("executions-disjoint", noGap)).toMatchObject({ verdict: "broken", slackSeconds: 0 });
    expect(guarantee("executions-disjoint", { ...noGap, longestExecutionSeconds: 0 }).verdict).toBe("holds");
    const noWait = fleetOf("slot-window", 3);
    expect(guarantee("view-settles", noWait)).toMatchObject({ verdict: "broken", slackSeconds: 0 });
    expect(guarantee("view-settles", { ...noWait, longestExecutionSeconds: 0 }).verdict).toBe("holds");
    const lateClocks = fleetOf("slot-window", 3, { clockSkewSeconds: 61 });
    expect(guarantee("executions-disjoint", lateClocks)).toMatchObject({ verdict: "broken", slackSeconds: -1 });
  });

  it("the rest of a slot without a fraction is the margin, to the last bit, for every size of a fleet", () => {
    const settings = { serviceIntervalMinutes: 60, maxStartSlotFraction: 1 };
    for (let size = 2; size < 60; size++) {
      const fleet = fleetOf("slot-claim", size, { longestExecutionSeconds: 60 }, settings);
      expect(guarantee("starts-unrefused", fleet)).toMatchObject({ verdict: "holds", slackSeconds: 0 });
    }
    const cut = fleetOf("slot-claim", 3, { longestExecutionSeconds: 0 }, { maxStartSlotFraction: 0.75 });
    expect(written(guarantee("starts-unrefused", cut))).toBe("L:0 + d:0 + e:0 <= S - A:70");
  });
});

describe("a fleet without neighbours, or without a window", () => {
  it("of one keeps everything that is about another runner", () => {
    for (const protocol of ["slot-window", "slot-claim"] as const) {
      const alone = fleetOf(protocol, 1, { runnerConsideredDeadAfterMinutes: 0, clockSkewSeconds: 1000 });
      for (const promise of [
        "windows-disjoint",
        "full-coverage",
        "executions-disjoint",
        "starts-unrefused",
        "refused-turns-kept",
        "runners-visible",
        "executing-runner-visible",
        "dead-turn-taken-over",
      ] as const) {
        expect(guarantee(promise, alone)).toMatchObject({ verdict: "holds", witness: undefined });
      }
    }
  });

  it("in which nobody starts has no executions to overlap and nobody to surprise with a newcomer", () => {
    const silent = fleetOf("slot-claim", 5, { longestExecutionSeconds: 1000 });
    expect(guarantee("full-coverage", silent).verdict).toBe("broken");
    for (const promise of ["executions-disjoint", "starts-unrefused", "refused-turns-kept", "lock-released"] as const) {
      expect(guarantee(promise, silent).verdict).toBe("holds");
    }
    expect(guarantee("view-settles", silent).verdict).toBe("holds");
    expect(guarantee("windows-disjoint", silent).verdict).toBe("holds");
  });
});

describe("a witness tells a story in numbers", () => {
  const story = (promise: PromiseName, fleet: Fleet) =>
    guarantee(promise, fleet).witness?.events.map(
      ({ atSeconds, position, event }) => `${atSeconds} ${position} ${event}`,
    );

  it("of an execution that starts late and is not over in time", () => {
    expect(story("executions-disjoint", fleetOf("slot-window", 3, { longestExecutionSeconds: 70 }))).toEqual([
      "35 0 may start",
      "35 0 starts",
      "100 1 starts",
      "105 0 ends",
    ]);
  });

  it("of a clock that is behind and a start that is delayed, no more of either than it takes", () => {
    const late = { longestExecutionSeconds: 50, clockSkewSeconds: 8, startDelaySeconds: 4 };
    expect(story("executions-disjoint", fleetOf("slot-window", 3, late))).toEqual([
      "47 0 may start",
      "51 0 starts",
      "100 1 starts",
      "101 0 ends",
    ]);
    const wild = { longestExecutionSeconds: 10, clockSkewSeconds: 50, startDelaySeconds: 40 };
    expect(story("executions-disjoint", fleetOf("slot-window", 3, wild))).toEqual([
      "70 0 may start",
      "100 0 starts",
      "100 1 starts",
      "110 0 ends",
    ]);
    const wilder = { longestExecutionSeconds: 10, clockSkewSeconds: 500 };
    expect(story("executions-disjoint", fleetOf("slot-window", 3, wilder))?.slice(0, 2)).toEqual([
      "100 0 may start",
      "100 0 starts",
    ]);
  });

  it("of a runner that is refused while the one before executes, and starts when it looks again", () => {
    const long = fleetOf("slot-claim", 2, { longestExecutionSeconds: 115 });
    expect(story("starts-unrefused", long)).toEqual([
      "42.5 0 may start",
      "42.5 0 starts",
      "155 1 is refused",
      "157.5 0 ends",
      "185.22 1 starts",
    ]);
    expect(story("refused-turns-kept", long)).toBeUndefined();
  });

  it("of a runner that is refused, and for which it is too late when it looks again", () => {
    const longer = { longestExecutionSeconds: 123, loopSeconds: 0 };
    expect(story("refused-turns-kept", fleetOf("slot-claim", 2, longer))).toEqual([
      "44.25 0 may start",
      "44.25 0 starts",
      "166.5 1 is refused",
      "167.25 0 ends",
      "196.5 1 looks in vain",
    ]);
    const behind = { longestExecutionSeconds: 4, clockSkewSeconds: 500, startDelaySeconds: 9, loopSeconds: 0 };
    expect(story("refused-turns-kept", fleetOf("slot-claim", 2, behind))).toEqual([
      "180 0 may start",
      "180 0 starts",
      "180 1 is refused",
      "184 0 ends",
      "210 1 looks in vain",
    ]);
  });

  it("of a runner that dies while it executes, after which nobody may start", () => {
    const brief = { longestExecutionSeconds: 4 };
    expect(story("lock-released", fleetOf("slot-claim", 2, brief))).toEqual([
      "0 0 starts",
      "2 0 dies",
      "150 1 is refused",
    ]);
    const long = { longestExecutionSeconds: 1000 };
    expect(story("lock-released", fleetOf("slot-claim", 2, long))).toEqual([
      "0 0 starts",
      "500 0 dies",
      "750 1 is refused",
    ]);
    expect(story("lock-released", fleetOf("slot-claim", 1, brief))).toEqual([
      "0 0 starts",
      "2 0 dies",
      "300 0 joins",
      "300 0 is refused",
    ]);
    expect(guarantee("lock-released", fleetOf("slot-claim", 2)).verdict).toBe("broken");
    expect(guarantee("lock-released", fleetOf("slot-claim", 2, { longestExecutionSeconds: 0 })).verdict).toBe("holds");
  });

  it("of two neighbours without a gap, a microsecond from the end of the window", () => {
    const events = guarantee("executions-disjoint", fleetOf("slot-window", 3, {}, { spreadMarginMinutes: 0 })).witness
      ?.events;
    expect(events?.map(({ position, event }) => `${position} ${event}`)).toEqual([
      "0 may start",
      "0 starts",
      "1 starts",
    ]);
    expect(events?.[0]?.atSeconds).toBeCloseTo(100 - 5e-7, 9);
    expect(events?.[1]?.atSeconds).toBe(events?.[0]?.atSeconds);
  });

  it("of a turn that two looks step over", () => {
    expect(story("no-turn-missed", fleetOf("slot-window", 4, { loopSeconds: 5 }))).toEqual([
      "-10 0 looks in vain",
      "25 0 looks in vain",
    ]);
    // With looks further apart than a cycle the second may lie in a later turn.
    expect(story("no-turn-missed", fleetOf("slot-window", 2, { checkIntervalMinutes: 7, loopSeconds: 0 }))).toEqual([
      "-105 0 looks in vain",
      "315 0 starts",
    ]);
    expect(story("no-turn-missed", fleetOf("slot-window", 1, { checkIntervalMinutes: 7, loopSeconds: 0 }))).toEqual([
      "-60 0 starts",
      "360 0 starts",
    ]);
    expect(story("no-turn-missed", fleetOf("slot-claim", 5, { loopSeconds: 0 }))).toEqual([
      "-15 0 looks in vain",
      "15 0 looks in vain",
    ]);
  });

  it("of a lone runner that is too late", () => {
    expect(story("single-runner", fleetOf("slot-claim", 7))).toEqual(["225 0 looks in vain"]);
  });

  it("of two runners that are never told they have no window", () => {
    expect(story("full-coverage", fleetOf("slot-claim", 5))).toEqual(["0 0 looks in vain", "60 1 looks in vain"]);
  });

  it("of a heartbeat that is too old before the next one is written", () => {
    const forgetful = {
      runnerConsideredDeadAfterMinutes: 0.25,
      loopSeconds: 0,
      longestExecutionSeconds: 60,
      clockSkewSeconds: 4,
    };
    expect(story("runners-visible", fleetOf("slot-window", 3, forgetful))).toEqual([
      "4 0 writes its heartbeat",
      "15 0 is no longer listed",
      "24.5 1 sees itself alone",
      "34 0 writes its heartbeat",
    ]);
    expect(story("executing-runner-visible", fleetOf("slot-window", 2, forgetful))).toEqual([
      "4 0 writes its heartbeat",
      "15 0 is no longer listed",
      "39.5 1 sees itself alone",
      "64 0 writes its heartbeat",
    ]);
    expect(story("executing-runner-visible", fleetOf("slot-window", 3, forgetful))).toEqual([
      "4 0 writes its heartbeat",
      "15 0 is no longer listed",
      "64 0 writes its heartbeat",
    ]);
  });

  it("of a newcomer that starts in its own window, where it has one", () => {
    const known = { longestExecutionSeconds: 20 };
    expect(story("view-settles", fleetOf("slot-window", 1, known))).toEqual([
      "150 0 starts",
      "150 1 joins",
      "150 1 starts",
    ]);
    expect(story("view-settles", fleetOf("slot-window", 2, known))).toEqual([
      "200 1 starts",
      "200 2 joins",
      "200 2 starts",
    ]);
    // At 240 s the fourth of four has just left its window of [225, 240).
    expect(story("view-settles", fleetOf("slot-window", 4, known))).toEqual(["240 4 joins", "240 4 starts"]);
    const waits = fleetOf("slot-claim", 2, known, { membershipStabilizationSeconds: 15 });
    expect(story("view-settles", waits)).toEqual(["185 2 joins", "200 2 starts"]);
    expect(story("view-settles", fleetOf("slot-claim", 4, known))).toEqual(["0 4 joins", "0 0 starts"]);
    const roomy = fleetOf("slot-claim", 2, known, { maxStartSlotFraction: 1 });
    expect(story("view-settles", roomy)).toEqual(["200 1 starts", "200 2 joins", "200 2 starts"]);
  });

  it("of a newcomer alone where a claim of the others would be one past the calendar", () => {
    const settings = { serviceIntervalMinutes: 1e15, spreadMarginMinutes: 0 };
    const events = (protocol: Protocol) =>
      guarantee("view-settles", fleetOf(protocol, 2, { longestExecutionSeconds: 1 }, settings)).witness?.events;
    expect(events("slot-window")?.map(({ position }) => position)).toEqual([1, 2, 2]);
    expect(events("slot-claim")).toEqual([
      { atSeconds: 4e16, position: 2, event: "joins" },
      { atSeconds: 4e16, position: 2, event: "starts" },
    ]);
  });

  it("of a runner that dies and keeps its slot", () => {
    expect(story("dead-turn-taken-over", fleetOf("slot-window", 2))).toEqual(["0 0 dies", "600 0 is no longer listed"]);
  });

  it("of an instant that two own", () => {
    expect(story("windows-disjoint", fleetOf("slot-window", 9, {}, { spreadMarginMinutes: 0 }))).toEqual([
      "200 5 may start",
      "200 6 may start",
    ]);
  });
});
