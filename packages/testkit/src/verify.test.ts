import { pythonModulo } from "@slotwise/core";
import { describe, expect, it } from "vitest";
import { checkInvariant, checkInvariantAsync } from "./check.js";
import {
  type AsyncImplementation,
  type CallArguments,
  type Implementation,
  ImplementationGone,
  UNSUPPORTED,
} from "./contract/implementation.js";
import { referenceImplementation } from "./contract/reference.js";
import type { BrokenResult, InvariantResult } from "./contract/result.js";
import { describeInvariants, failIfBroken, type TestFunction } from "./describe-invariants.js";
import { explainCounterexample } from "./explain/counterexample.js";
import { INVARIANTS } from "./invariants/index.js";
import { selectInvariants, verifyInvariants } from "./verify.js";

/** The window's end is part of it. */
const closedEnd: Implementation = {
  ...referenceImplementation,
  isRunnerInTimeSlot: ({ currentTime, serviceIntervalMinutes, start, end }) => {
    const within = pythonModulo(currentTime, serviceIntervalMinutes * 60);
    return start <= within && within <= end;
  },
};

/** The same, answering later. */
function later(implementation: Implementation): AsyncImplementation {
  const answers = Object.entries(implementation).map(([name, answer]) => [
    name,
    async (args: never) => (answer as (args: never) => unknown)(args),
  ]);
  return Object.fromEntries(answers) as AsyncImplementation;
}

function invariantOf(id: string) {
  const [invariant] = selectInvariants([id]);
  if (invariant === undefined) throw new Error(id);
  return invariant;
}

function requireBroken(result: InvariantResult): BrokenResult {
  if (result.kind !== "broken") throw new Error(`${result.invariant.id}: ${result.kind}`);
  return result;
}

describe("verifyInvariants", () => {
  it("finds that the reference model holds, at once and later, with the same cases and calls", async () => {
    const now = verifyInvariants(referenceImplementation, { runs: 50 });
    const then = await verifyInvariants(later(referenceImplementation), { runs: 50 });
    expect(now.results.map(({ kind }) => kind)).toEqual(INVARIANTS.map(() => "held"));
    expect(then.results).toEqual(now.results);
    expect(now.implementation.name).toBe("@slotwise/core");
  });

  it("finds the same smallest counterexample at once and later", async () => {
    const options = { only: ["half-open-ends"], seed: 3 };
    const [now] = verifyInvariants(closedEnd, options).results.map(requireBroken);
    const [then] = (await verifyInvariants(later(closedEnd), options)).results.map(requireBroken);
    expect(now?.counterexample).toEqual(then?.counterexample);
    expect(now?.counterexample.message).toBe("a window's end is part of it");
    expect(explainCounterexample(now?.counterexample ?? { message: "", asked: [], at: [] })).toMatchInlineSnapshot(`
      "a window's end is part of it
        time 4.6875 s: 4.6875 s into its cycle

        asked                                                        answered  reference model
        isRunnerInTimeSlot(at 4.6875, every 5 min from 0 to 4.6875)  true      false"
    `);
  });

  it("replays a failure from the seed that it reports, wherever in the campaign it was", () => {
    const rare: Implementation = {
      ...referenceImplementation,
      calculateRunnerPosition: ({ runnerId, activeRunners }) => {
        const position = activeRunners.findIndex((runner) => runner.runnerId === runnerId);
        return position > 13 ? position - 1 : position < 0 ? null : position;
      },
    };
    const found = requireBroken(checkInvariant(invariantOf("position-is-the-index"), rare, { runs: 2000, seed: 5 }));
    if (found.replay.kind !== "seed") throw new Error(found.replay.kind);
    const again = requireBroken(
      checkInvariant(invariantOf("position-is-the-index"), rare, { runs: 25, seed: found.replay.seed }),
    );
    expect(again.counterexample).toEqual(found.counterexample);
    expect(again.replay).toEqual(found.replay);
  });

  it("reports what an implementation lacks as not checked", async () => {
    const { calculateTimeSlot: _, ...partly } = referenceImplementation;
    const refusing = { ...referenceImplementation, decideAtomicServiceClaim: () => UNSUPPORTED } as Implementation;
    for (const results of [
      verifyInvariants(partly, { runs: 5 }).results,
      (await verifyInvariants(later(partly), { runs: 5 })).results,
    ]) {
      for (const { kind, invariant } of results) {
        expect(kind, invariant.id).toBe(invariant.needs.includes("calculateTimeSlot") ? "not-checked" : "held");
      }
    }
    for (const result of [
      ...verifyInvariants(refusing, { runs: 5 }).results,
      ...(await verifyInvariants(later(refusing), { runs: 5 })).results,
    ]) {
      const isClaim = result.invariant.needs.includes("decideAtomicServiceClaim");
      expect(result.kind, result.invariant.id).toBe(isClaim ? "not-checked" : "held");
    }
  });

  it("shrinks the case in which an implementation throws", async () => {
    const throwing: Implementation = {
      ...referenceImplementation,
      calculateTimeSlot: (args) => {
        if (args.totalRunners > 3) throw new Error("too many");
        return referenceImplementation.calculateTimeSlot(args);
      },
    };
    for (const result of [
      checkInvariant(invariantOf("window-in-own-slot"), throwing),
      await checkInvariantAsync(invariantOf("window-in-own-slot"), later(throwing)),
    ]) {
      expect(result).toMatchObject({ kind: "errored", message: "too many" });
      if (result.kind !== "errored") continue;
      const asked = result.counterexample.asked.at(result.counterexample.at[0] ?? 0);
      expect(asked?.call.args).toMatchObject({ totalRunners: 4, runnerPosition: 0 });
      expect(asked?.answer).toBeUndefined();
    }
  });

  it("takes an answer that cannot be judged for an error of the implementation", () => {
    const wrong = { ...referenceImplementation, calculateTimeSlot: () => undefined } as unknown as Implementation;
    expect(checkInvariant(invariantOf("window-in-own-slot"), wrong).kind).toBe("errored");
  });

  it("says so when an implementation that describes itself at once answers later", () => {
    const mixed = { ...referenceImplementation, calculateTimeSlot: async () => ({ start: 0, end: 1 }) };
    const result = checkInvariant(invariantOf("window-in-own-slot"), mixed as unknown as Implementation);
    expect(result).toMatchObject({
      kind: "errored",
      message: "calculateTimeSlot answers later, but describe answered at once",
    });
  });

  it("stops when an implementation is gone, while it shrinks as well", async () => {
    const gone = {
      ...later(referenceImplementation),
      calculateTimeSlot: () => Promise.reject(new ImplementationGone("ended")),
    };
    await expect(verifyInvariants(gone, { only: ["equal-windows"] })).rejects.toThrow("ended");
    const options = { runs: 25 };
    const whole = await checkInvariantAsync(
      invariantOf("position-is-the-index"),
      later(referenceImplementation),
      options,
    );
    let calls = 0;
    const dying: AsyncImplementation = {
      ...later(referenceImplementation),
      calculateRunnerPosition: async () => {
        if (calls++ > whole.calls) throw new ImplementationGone("ended while shrinking");
        return -1;
      },
    };
    await expect(checkInvariantAsync(invariantOf("position-is-the-index"), dying, options)).rejects.toThrow(
      "while shrinking",
    );
  });

  it("asks an implementation that is a class by its methods", () => {
    class Positions {
      readonly #stranger = null;
      describe() {
        return referenceImplementation.describe();
      }
      calculateRunnerPosition({ runnerId, activeRunners }: CallArguments<"calculateRunnerPosition">) {
        const position = activeRunners.findIndex((runner) => runner.runnerId === runnerId);
        return position < 0 ? this.#stranger : position;
      }
    }
    const result = checkInvariant(invariantOf("position-is-the-index"), new Positions(), { runs: 25 });
    expect(result.kind).toBe("held");
  });

  it("refuses an id that does not exist", () => {
    expect(() => verifyInvariants(referenceImplementation, { only: ["no-such"] })).toThrow(
      'there is no invariant "no-such"',
    );
  });

  it("does nothing in a shard without seeds", async () => {
    const options = { runs: 25, shard: { index: 2, of: 2 } };
    const result = { kind: "not-checked", cases: 0, why: { kind: "no-cases" } };
    expect(checkInvariant(invariantOf("equal-windows"), referenceImplementation, options)).toMatchObject(result);
    expect(
      await checkInvariantAsync(invariantOf("equal-windows"), later(referenceImplementation), options),
    ).toMatchObject(result);
  });
});

describe("describeInvariants", () => {
  /** Runs nothing by itself: keeps what would be run. */
  function recorder() {
    const tests: { name: string; body: Parameters<TestFunction>[1] }[] = [];
    const skipped: string[] = [];
    const it: TestFunction = Object.assign(
      (name: string, body: Parameters<TestFunction>[1]) => void tests.push({ name, body }),
      { skip: (name: string) => void skipped.push(name) },
    );
    return { tests, skipped, it, describe: (_name: string, body: () => void) => body() };
  }

  it("declares a test for each invariant, which passes for the reference model", async () => {
    const runner = recorder();
    describeInvariants(referenceImplementation, runner, { runs: 5 });
    expect(runner.tests.map(({ name }) => name)).toEqual(INVARIANTS.map(({ id, statement }) => `${id}: ${statement}`));
    for (const { body } of runner.tests) await body();
  });

  it("fails with the counterexample and how to see it again, at once and later", async () => {
    for (const implementation of [closedEnd, later(closedEnd)]) {
      const runner = recorder();
      describeInvariants(implementation, runner, { only: ["half-open-ends"] });
      await expect(async () => runner.tests[0]?.body()).rejects.toThrow(
        /a window's end is part of it[\s\S]*reference model[\s\S]*replay with { only: \["half-open-ends"\], seed: \d+ }/,
      );
    }
  });

  it("skips what the implementation lacks", () => {
    const runner = recorder();
    const { decideAtomicServiceClaim: _, ...partly } = referenceImplementation;
    describeInvariants(partly, runner, { runs: 5 });
    expect(runner.skipped).toHaveLength(INVARIANTS.filter(({ protocol }) => protocol === "slot-claim").length);
  });

  it("skips what the implementation turns out not to support, and fails where a test cannot skip itself", async () => {
    const refusing = { ...referenceImplementation, calculateTimeSlot: () => UNSUPPORTED } as Implementation;
    for (const implementation of [refusing, later(refusing)]) {
      const runner = recorder();
      describeInvariants(implementation, runner, { only: ["equal-windows"], runs: 5 });
      expect(runner.tests[0]?.body, "Jest would pass a callback").toHaveLength(0);
      const reasons: string[] = [];
      await runner.tests[0]?.body({ skip: (reason = "") => reasons.push(reason) });
      expect(reasons).toEqual(["not checked: the implementation does not support calculateTimeSlot"]);
      await expect(async () => runner.tests[0]?.body()).rejects.toThrow("leave it out of the implementation");
    }
  });

  it("refuses options with which nothing would be checked, before any test runs", () => {
    expect(() => describeInvariants(referenceImplementation, recorder(), { runs: 0 })).toThrow(RangeError);
    expect(() => verifyInvariants(referenceImplementation, { only: [], runs: Number.NaN })).toThrow(RangeError);
  });

  it("has nothing to say of what held or was not checked", () => {
    for (const result of verifyInvariants({ describe: referenceImplementation.describe }, { runs: 1 }).results) {
      failIfBroken(result);
    }
  });
});

// As anybody would use it: each invariant is a test of its own here.
describeInvariants(referenceImplementation, { describe, it }, { runs: 25, title: "the reference model" });
