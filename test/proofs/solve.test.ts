import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { reportLine, summaryLine } from "./report.js";
import { openSession, type Session } from "./session.js";
import type { ProvedTheorem, WitnessTheorem, Z3 } from "./theorem.js";

/** That a proof can fail, in every way there is. */
describe("solve", () => {
  let session: Session;

  beforeAll(async () => {
    session = await openSession();
  });

  afterAll(() => session.close());

  const positiveSum: ProvedTheorem = {
    kind: "prove",
    id: "positive-sum",
    statement: "The sum of two positive numbers is positive.",
    assumptions: ["x > 0", "y > 0"],
    numbers: "reals",
    claim(z3, mutated) {
      const [x, y] = [z3.Real.const("x"), z3.Real.const("y")];
      return { given: mutated ? [x.gt(0)] : [x.gt(0), y.gt(0)], show: x.add(y).gt(0) };
    },
    mutation: "y of any sign",
  };

  const root: WitnessTheorem = {
    kind: "witness",
    id: "root",
    statement: "Nine has a root.",
    assumptions: [],
    numbers: "reals",
    search(z3) {
      const x = z3.Int.const("x");
      return {
        constraints: [x.mul(x).eq(9), x.ge(0)],
        confirm: (reading) => ({ confirmed: reading.real(x).equals(3), found: `x = ${reading.real(x)}` }),
      };
    },
  };

  it("accepts a theorem and a witness", async () => {
    expect(await session.solve(positiveSum)).toMatchObject({ ok: true });
    expect(await session.solve(root)).toMatchObject({ ok: true, found: "x = 3" });
  });

  it("refuses a claim that has a counterexample, and shows it", async () => {
    const verdict = await session.solve({ ...positiveSum, claim: (z3) => positiveSum.claim(z3, true) });
    expect(verdict).toMatchObject({ ok: false, why: expect.stringContaining("has a counterexample: (define-fun") });
  });

  it("refuses assumptions that contradict each other", async () => {
    const impossible = (z3: Z3) => [z3.Real.const("x").gt(0), z3.Real.const("x").lt(0)];
    const verdict = await session.solve({
      ...positiveSum,
      claim: (z3, mutated) => ({ ...positiveSum.claim(z3, mutated), given: impossible(z3) }),
    });
    expect(verdict).toMatchObject({
      ok: false,
      why: expect.stringContaining("no example that meets its assumptions (unsat)"),
    });
  });

  it("refuses a mutation that changes nothing", async () => {
    const verdict = await session.solve({ ...positiveSum, claim: (z3) => positiveSum.claim(z3, false) });
    expect(verdict).toMatchObject({ ok: false, why: expect.stringContaining("no counterexample") });
  });

  it("refuses a witness that is not there", async () => {
    const verdict = await session.solve({
      ...root,
      search: (z3) => ({ ...root.search(z3), constraints: [z3.Int.const("x").mul(z3.Int.const("x")).eq(-1)] }),
    });
    expect(verdict).toMatchObject({ ok: false, why: "there is no witness" });
  });

  it("refuses a witness that plain TypeScript does not confirm", async () => {
    const verdict = await session.solve({
      ...root,
      search: (z3) => ({ ...root.search(z3), confirm: () => ({ confirmed: false, found: "x = 4" }) }),
    });
    expect(verdict).toMatchObject({ ok: false, why: "the solver's witness does not stand: x = 4" });
  });

  it("refuses what the solver does not decide in time", async () => {
    const undecided: ProvedTheorem = {
      ...positiveSum,
      claim(z3) {
        // Fermat's last theorem for one exponent: true, and out of the solver's reach.
        const [x, y, z] = [z3.Int.const("x"), z3.Int.const("y"), z3.Int.const("z")];
        const cube = (term: typeof x) => term.mul(term).mul(term);
        return { given: [x.gt(0), y.gt(0), z.gt(0)], show: cube(x).add(cube(y)).neq(cube(z)) };
      },
    };
    const verdict = await session.solve(undecided, 200);
    expect(verdict).toMatchObject({ ok: false, why: expect.stringContaining("not decided") });
  });

  it("reports a failure as one, and counts it", async () => {
    const failed = { ok: false, milliseconds: 12, why: "not decided: timeout" } as const;
    expect(reportLine(positiveSum, failed, 14)).toBe(
      "FAILED    12 ms  positive-sum    The sum of two positive numbers is positive. [x > 0; y > 0] -- not decided: timeout",
    );
    const proved = { ok: true, milliseconds: 1 } as const;
    const outcomes = [
      { theorem: positiveSum, verdict: failed },
      { theorem: positiveSum, verdict: proved },
      { theorem: root, verdict: proved },
    ];
    expect(summaryLine(outcomes)).toBe("1 proved, 1 witnesses, 1 failed");
  });
});
