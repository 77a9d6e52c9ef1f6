import { describe, expect, it } from "vitest";
import { checkInvariant } from "../check.js";
import { CALL_NAMES } from "../contract/implementation.js";
import { referenceImplementation } from "../contract/reference.js";
import { explainCounterexample } from "../explain/counterexample.js";
import { DEFAULT_RUNS } from "../plan.js";
import { INVARIANTS } from "./index.js";

/** The same seeds every time; SLOTWISE_SEEDS=50 looks further. */
const SEEDS = Array.from({ length: Number(process.env.SLOTWISE_SEEDS ?? 5) }, (_, index) => 1 + index * 7919);

describe("the list of invariants", () => {
  it("names each once, says what it promises and where, and needs calls that exist", () => {
    expect(new Set(INVARIANTS.map(({ id }) => id)).size).toBe(INVARIANTS.length);
    for (const { id, statement, domain, assumptions, needs, page, family, protocol } of INVARIANTS) {
      expect(id).toMatch(/^[a-z]+(-[a-z]+)+$/);
      expect(statement, id).toMatch(/^[A-Z0-9].*\.$/);
      expect(domain, id).not.toBe("");
      for (const assumption of assumptions) expect(assumption, id).toMatch(/[^.]$/);
      expect(needs.length, id).toBeGreaterThan(0);
      expect(
        needs.every((call) => CALL_NAMES.includes(call)),
        id,
      ).toBe(true);
      expect(page).toBe(`invariants.md#${id}`);
      expect(id.startsWith("conforms-"), id).toBe(family === "conformance");
      if (protocol === "slot-claim") expect(needs, id).toEqual(["decideAtomicServiceClaim"]);
    }
  });

  it("compares every call with the reference model", () => {
    const compared = INVARIANTS.filter(({ family }) => family === "conformance").flatMap(({ needs }) => needs);
    expect(compared.toSorted()).toEqual(CALL_NAMES.toSorted());
  });
});

describe(`the reference model, seeds ${SEEDS.join(", ")}`, () => {
  for (const invariant of INVARIANTS) {
    it(`${invariant.id}: ${invariant.statement}`, () => {
      for (const seed of SEEDS) {
        const result = checkInvariant(invariant, referenceImplementation, { seed });
        if (result.kind === "broken" || result.kind === "errored") {
          expect.fail(`seed ${seed}: ${explainCounterexample(result.counterexample)}`);
        }
        expect(result).toMatchObject({ kind: "held", cases: DEFAULT_RUNS });
        expect(result.calls).toBeGreaterThanOrEqual(DEFAULT_RUNS);
      }
    });
  }
});
