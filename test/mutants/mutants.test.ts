import { readFileSync, writeFileSync } from "node:fs";
import { checkInvariant, explainCounterexample, INVARIANTS, selectInvariants } from "@slotwise/testkit";
import { describe, expect, it } from "vitest";
import { implementMutant, MUTANTS } from "./mutants.js";
import { implementationOf, PLAIN } from "./plain.js";

const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const TABLE = new URL("./caught.md", import.meta.url);

describe("mutants", () => {
  it("are at least forty, each with a flaw of its own, made from an implementation without any", () => {
    expect(MUTANTS.length).toBeGreaterThanOrEqual(40);
    expect(new Set(MUTANTS.map(({ flaw }) => flaw)).size).toBe(MUTANTS.length);
    for (const invariant of INVARIANTS) {
      expect(checkInvariant(invariant, implementationOf(PLAIN), { seed: 4 }).kind, invariant.id).toBe("held");
    }
  });

  for (const mutant of MUTANTS) {
    it(`${mutant.flaw}: caught by ${mutant.caughtBy} with every one of ten seeds`, () => {
      const [invariant] = selectInvariants([mutant.caughtBy]);
      if (invariant === undefined) return expect.fail("no such invariant");
      for (const seed of SEEDS) {
        const result = checkInvariant(invariant, implementMutant(mutant), { seed, shrinkMilliseconds: 200 });
        if (result.kind !== "broken") return expect.fail(`seed ${seed}: ${result.kind}`);
        expect(result.counterexample.at.length).toBeGreaterThan(0);
        expect(explainCounterexample(result.counterexample)).toContain("reference model");
      }
    });
  }

  it("are all listed in caught.md with every invariant that caught them", () => {
    const table = renderTable();
    if (process.env.UPDATE_EXPECTED !== undefined) writeFileSync(TABLE, table);
    expect(readFileSync(TABLE, "utf8"), "UPDATE_EXPECTED=1 writes it").toBe(table);
  });

  it("need almost every invariant that can be stated without the model", () => {
    const used = new Set(MUTANTS.map(({ caughtBy }) => caughtBy));
    const unused = INVARIANTS.filter(({ id, family }) => family === "invariant" && !used.has(id));
    expect(unused.map(({ id }) => id)).toEqual([]);
  });
});

/** Few cases are enough here: what counts is that the invariant that names the flaw is among them. */
function renderTable(): string {
  const rows = MUTANTS.map((mutant) => {
    const others = INVARIANTS.filter(({ id }) => id !== mutant.caughtBy).filter(
      (invariant) =>
        checkInvariant(invariant, implementMutant(mutant), { seed: 1, runs: 50, shrinkMilliseconds: 0 }).kind ===
        "broken",
    );
    const also = others.length === 0 ? "" : `; also ${others.map(({ id }) => id).join(", ")}`;
    return `- ${mutant.flaw}: **${mutant.caughtBy}**${also}`;
  });
  return [
    "# Which invariant catches which mutant",
    "",
    `${MUTANTS.length} broken implementations. In bold is the invariant that names the flaw: it catches the mutant within`,
    "the default number of cases with each of ten seeds. Behind it are others that catch it within 50 cases.",
    "",
    ...rows,
    "",
  ].join("\n");
}
