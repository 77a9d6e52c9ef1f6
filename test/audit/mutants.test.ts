import { isDeepStrictEqual } from "node:util";
import { AUDIT_PROMISES, type answerOf, type auditRecords } from "@slotwise/audit";
import { describe, expect, it } from "vitest";
import { FlawedPackage } from "../flawed-package.js";
import { type AuditCase, SOURCE } from "./cases/audit-case.js";
import { AUDIT_CASES } from "./cases/audit-cases.js";
import type { Mutant } from "./mutant.js";
import { MUTANTS } from "./mutants.js";

const AUDIT = new FlawedPackage("audit", ["core", "words"]);

interface Judge {
  readonly auditRecords: typeof auditRecords;
  readonly answerOf: typeof answerOf;
}

describe("mutants of the judgements", () => {
  it("are many of each promise and of each file, and every text stands in its file once", () => {
    expect(MUTANTS.length).toBeGreaterThanOrEqual(60);
    for (const promise of AUDIT_PROMISES) {
      expect(MUTANTS.filter(({ about }) => about === promise).length, promise).toBeGreaterThanOrEqual(3);
    }
    expect(AUDIT.unclear(MUTANTS)).toEqual([]);
    expect(MUTANTS.filter(({ find, replace }) => find === replace)).toEqual([]);
  });

  it("come from an audit that no case faults", async () => {
    expect(faultOf(await judgeOf(undefined), AUDIT_CASES)).toBeUndefined();
  });

  for (const file of new Set(MUTANTS.map((mutant) => mutant.file))) {
    it(`of ${file} are found`, async () => {
      const survivors: string[] = [];
      for (const mutant of MUTANTS.filter((each) => each.file === file)) {
        const judge = await judgeOf(mutant);
        const own = AUDIT_CASES.filter(({ about }) => about === mutant.about);
        const others = AUDIT_CASES.filter(({ about }) => about !== mutant.about);
        if (faultOf(judge, [...own, ...others]) === undefined) survivors.push(`${mutant.find} => ${mutant.replace}`);
      }
      expect(survivors).toEqual([]);
    });
  }
});

/** The first case that a judge does not answer as it should. */
function faultOf(judge: Judge, cases: readonly AuditCase[]): string | undefined {
  return cases.find(({ records, options, asks, answer }) => {
    try {
      const audit = judge.auditRecords(records, options);
      return !isDeepStrictEqual(
        asks(audit, () => judge.answerOf({ audit, source: SOURCE })),
        answer,
      );
    } catch {
      return true;
    }
  })?.name;
}

async function judgeOf(mutant: Mutant | undefined): Promise<Judge> {
  const entry = `export { answerOf } from "./report/answer.js"; export { auditRecords } from "./report/audit-records.js";`;
  return (await AUDIT.load(entry, mutant)) as Judge;
}
