import { isSafe } from "@slotwise/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { analyseProject } from "../analysis/analyse.js";
import type { Analysis } from "../analysis/analysis.js";
import { isSafeAsDeclared } from "./declared-safety.js";

function analysesOf(files: Readonly<Record<string, string>>): readonly Analysis[] {
  return analyseProject(Object.entries(files).map(([name, text]) => ({ name, text }))).deployments;
}

function verdicts(analyses: readonly Analysis[]): readonly (boolean | undefined)[] {
  return analyses.flatMap(({ judgements, members }) =>
    judgements.map((judgement, index) => isSafeAsDeclared(judgement, members, index)),
  );
}

const settings = (lines: string, own: string) =>
  analysesOf({ "pyproject.toml": `[tool.pynenc]\n${lines}\n[tool.slotwise]\n${own}\n` });

describe("whether a fleet is safe as it is declared", () => {
  it("is whether each of the sizes is", () => {
    const minutes = fc.constantFrom(0, 0.05, 0.2, 0.5, 1, 2);
    fc.assert(
      fc.property(
        minutes,
        minutes,
        fc.nat(9),
        fc.nat(9),
        fc.constantFrom("0.2.3", "0.4.0"),
        (margin, check, ...more) => {
          const [from, length, version] = more;
          const lines = `atomic_service_spread_margin_minutes = ${margin}\natomic_service_check_interval_minutes = ${check}`;
          const sizes = Array.from({ length: length + 1 }, (_, index) => from + 1 + index);
          const own = `runners = "${sizes.at(0)}-${sizes.at(-1)}"\npynenc-version = "${version}"`;
          const [analysis] = settings(lines, own);
          const [judgement] = analysis?.judgements ?? [];
          // Refused starts have their own test.
          if (analysis === undefined || judgement === undefined || check === 0) return;
          expect(isSafeAsDeclared(judgement, analysis.members, 0)).toBe(
            sizes.every((size) => isSafe(judgement.fleetOf(size))),
          );
        },
      ),
    );
  });

  it("is not known where nobody says how many there are", () => {
    expect(verdicts(settings("", 'pynenc-version = "0.2.3"'))).toEqual([undefined]);
  });

  it("is denied where no runner starts, however many there are", () => {
    const lines = "atomic_service_check_interval_minutes = 0.0";
    expect(verdicts(settings(lines, 'runners = 1\npynenc-version = "0.4.0"'))).toEqual([false]);
  });

  it("is denied to runners of one fleet that cut the cycle by different settings", () => {
    const service = (minutes: number) =>
      `{image: a, deploy: {replicas: 1}, command: pynenc --app shop.app runner start, environment: [PYNENC__ATOMIC_SERVICE_INTERVAL_MINUTES=${minutes}]}`;
    const compose = (first: number, second: number) => ({
      "compose.yaml": `services: {one: ${service(first)}, other: ${service(second)}}\n`,
      "pyproject.toml": "[project]\ndependencies = ['pynenc==0.2.3']\n",
    });
    const alike = verdicts(analysesOf(compose(7, 7)).filter(({ members }) => members.length > 1));
    const different = verdicts(analysesOf(compose(7, 9)).filter(({ members }) => members.length > 1));
    expect(alike).toEqual([true, true]);
    expect(different).toEqual([false, false]);
  });
});
