import { readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { AUDIT_PROMISES, type answerOf, type auditRecords } from "@slotwise/audit";
import { build } from "esbuild";
import { beforeAll, describe, expect, it } from "vitest";
import { type AuditCase, SOURCE } from "./cases/audit-case.js";
import { AUDIT_CASES } from "./cases/audit-cases.js";
import type { Mutant } from "./mutant.js";
import { MUTANTS } from "./mutants.js";

const SOURCES = new URL("../../packages/audit/src/", import.meta.url);

interface Judge {
  readonly auditRecords: typeof auditRecords;
  readonly answerOf: typeof answerOf;
}

/** What the audit stands on is bundled once: only one of its own files differs from mutant to mutant. */
let foundation: unknown;

beforeAll(async () => {
  foundation = await evaluated(
    `export * as core from "@slotwise/core"; export * as words from "@slotwise/words";`,
    undefined,
    {},
  );
});

describe("mutants of the judgements", () => {
  it("are many of each promise and of each file, and every text stands in its file once", () => {
    expect(MUTANTS.length).toBeGreaterThanOrEqual(60);
    for (const promise of AUDIT_PROMISES) {
      expect(MUTANTS.filter(({ about }) => about === promise).length, promise).toBeGreaterThanOrEqual(3);
    }
    const unclear = MUTANTS.filter(({ file, find }) => sourceOf(file).split(find).length !== 2);
    expect(unclear).toEqual([]);
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

function sourceOf(file: string): string {
  return readFileSync(new URL(file, SOURCES), "utf8");
}

async function judgeOf(mutant: Mutant | undefined): Promise<Judge> {
  const entry = `export { answerOf } from "./report/answer.js"; export { auditRecords } from "./report/audit-records.js";`;
  return (await evaluated(entry, mutant, foundation)) as Judge;
}

/** Bundles in memory and runs what came of it. */
async function evaluated(entry: string, mutant: Mutant | undefined, given: unknown): Promise<unknown> {
  const { outputFiles } = await build({
    stdin: { contents: entry, resolveDir: SOURCES.pathname, loader: "ts" },
    conditions: ["slotwise-source"],
    bundle: true,
    write: false,
    format: "iife",
    globalName: "made",
    target: "node20",
    logLevel: "silent",
    plugins: [
      {
        name: "mutant",
        setup({ onLoad, onResolve }): void {
          if (mutant !== undefined) {
            onLoad({ filter: /\.ts$/ }, ({ path }) =>
              path.endsWith(`packages/audit/src/${mutant.file}`)
                ? { contents: sourceOf(mutant.file).replace(mutant.find, () => mutant.replace), loader: "ts" }
                : undefined,
            );
          }
          if (given === foundation && foundation !== undefined) {
            onResolve({ filter: /^@slotwise\/(core|words)$/ }, ({ path }) => ({ path, namespace: "given" }));
            onLoad({ filter: /.*/, namespace: "given" }, ({ path }) => ({
              contents: `module.exports = given.${path.replace("@slotwise/", "")};`,
              loader: "js",
            }));
          }
        },
      },
    ],
  });
  return new Function("given", `${outputFiles[0]?.text}\nreturn made;`)(given);
}
