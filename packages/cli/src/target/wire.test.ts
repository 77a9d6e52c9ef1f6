import { formatInstant, parseInstant } from "@slotwise/core";
import {
  type CallName,
  claimArguments,
  claimSituations,
  INVARIANTS,
  referenceAnswer,
  sameAnswer,
} from "@slotwise/testkit";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readAnswer, readDescription, ShapeError } from "./wire-answer.js";
import { RequestWriter } from "./wire-request.js";

const runner = {
  runnerId: "a",
  creationTime: parseInstant("2026-01-01T00:00:00+00:00"),
  lastHeartbeat: parseInstant("2026-01-01T00:00:05.000001+00:00"),
};

describe("a request", () => {
  it("is what the contract says, to the letter", () => {
    const request = new RequestWriter().call(2, {
      call: "canRunAtomicService",
      args: {
        runnerId: "a",
        activeRunners: [{ ...runner, allowToRunAtomicService: true }],
        currentTime: 0,
        serviceIntervalMinutes: 5,
        spreadMarginMinutes: 1,
      },
    });
    expect(request).toBe(
      '{"id":2,"call":"canRunAtomicService","args":{"runnerId":"a","activeRunners":[{"runnerId":"a",' +
        '"creationTime":"2026-01-01T00:00:00.000000+00:00","lastHeartbeat":"2026-01-01T00:00:05.000001+00:00",' +
        '"allowToRunAtomicService":true,"lastServiceStart":null,"lastServiceEnd":null}],' +
        '"currentTime":0,"serviceIntervalMinutes":5,"spreadMarginMinutes":1}}\n',
    );
    expect(new RequestWriter().describe(1)).toBe('{"id":1,"call":"describe"}\n');
  });

  it("is ASCII on one line whatever a runner is called", () => {
    const names = ['ä\n"x"', "名前", "\u2028", "a\\b", "😀"];
    for (const runnerId of names) {
      const text = new RequestWriter().call(1, {
        call: "calculateRunnerPosition",
        args: { runnerId, activeRunners: [{ ...runner, runnerId }] },
      });
      expect(text).toMatch(/^[ -~]+\n$/);
      expect(JSON.parse(text).args.activeRunners[0].runnerId).toBe(runnerId);
      expect(JSON.parse(text).args.runnerId).toBe(runnerId);
    }
  });

  it("carries every number so that it has the same bits when it is read", () => {
    const writer = new RequestWriter();
    for (const invariant of INVARIANTS) {
      for (const { calls } of fc.sample(invariant.questions, { seed: 5, numRuns: 10 })) {
        for (const { args } of calls) {
          const read = JSON.parse(writer.arguments(args));
          for (const [name, value] of Object.entries(args)) {
            if (typeof value === "number") expect(Object.is(read[name], value), `${invariant.id} ${name}`).toBe(true);
          }
        }
      }
    }
  });
});

describe("an answer", () => {
  it("of the reference model is read back as it is", () => {
    for (const situation of fc.sample(claimSituations({ least: 0, margins: "any" }), { seed: 3, numRuns: 200 })) {
      for (const runnerId of [...situation.view.map((one) => one.runnerId), "stranger"]) {
        const claim = referenceAnswer({ call: "decideAtomicServiceClaim", args: claimArguments(situation, runnerId) });
        const { cycleStart, slotStart, slotEnd } = claim;
        const texts = {
          cycleStart: formatInstant(cycleStart),
          slotStart: slotStart === null ? null : formatInstant(slotStart),
          slotEnd: slotEnd === null ? null : formatInstant(slotEnd),
        };
        const wire = JSON.parse(JSON.stringify({ ...claim, ...texts }));
        expect(sameAnswer("decideAtomicServiceClaim", readAnswer("decideAtomicServiceClaim", wire), claim)).toBe(true);
      }
    }
  });

  it("may have fields that nobody asked for", () => {
    expect(readAnswer("calculateTimeSlot", { start: 0, end: 40, length: 40 })).toEqual({ start: 0, end: 40 });
    expect(readAnswer("validateExecutionTime", { kind: "near-limit", usage: 0.9 })).toEqual({ kind: "near-limit" });
    expect(readDescription({ name: "x", version: "1", protocol: "slot-claim", more: true })).toEqual({
      name: "x",
      version: "1",
      protocol: "slot-claim",
    });
  });

  const claim = {
    reason: "assigned",
    assignedRunnerId: "a",
    runnerPosition: 0,
    stableRunnerCount: 1,
    slotStart: "1970-01-01T00:00:00.000000+00:00",
    slotEnd: "1970-01-01T00:05:00+00:00",
    isSlotOwnerNow: true,
    lateStartFraction: null,
    shouldTryStart: true,
    cycleStart: "1970-01-01T00:00:00.000000+00:00",
  };
  const { lateStartFraction: _, ...withoutFraction } = claim;
  const wrong: readonly (readonly [CallName, unknown, string])[] = [
    ["canRunAtomicService", 1, "true or false"],
    ["canRunAtomicService", null, "true or false"],
    ["isRunnerInTimeSlot", "true", "true or false"],
    ["calculateTimeSlot", [0, 40], '{"start": number, "end": number}'],
    ["calculateTimeSlot", { start: 0 }, "a number as end"],
    ["calculateTimeSlot", { start: "0", end: 1 }, "a number as start"],
    ["calculateRunnerPosition", "0", "a number or null"],
    ["maxExecutionDurationSeconds", null, "a number"],
    ["validateExecutionTime", { kind: "fine" }, "kind to be one of fits, near-limit, overrun"],
    ["validateExecutionTime", "fits", '{"kind":'],
    ["decideAtomicServiceClaim", true, "a claim, an object"],
    ["decideAtomicServiceClaim", { ...claim, reason: "no" }, "reason to be one of"],
    ["decideAtomicServiceClaim", withoutFraction, "lateStartFraction, which is always there"],
    ["decideAtomicServiceClaim", { ...claim, slotStart: "noon" }, "an ISO 8601 time with an offset as slotStart"],
    ["decideAtomicServiceClaim", { ...claim, cycleStart: null }, "an ISO 8601 time with an offset as cycleStart"],
  ];
  for (const [call, result, expected] of wrong) {
    it(`to ${call} that is ${JSON.stringify(result)?.slice(0, 40)} is out of shape`, () => {
      expect(() => readAnswer(call, result)).toThrow(ShapeError);
      expect(() => readAnswer(call, result)).toThrow(expected);
    });
  }

  it("with moments of no or six fractional digits is taken", () => {
    expect(readAnswer("decideAtomicServiceClaim", claim).slotEnd).toBe(300_000_000);
  });
});
