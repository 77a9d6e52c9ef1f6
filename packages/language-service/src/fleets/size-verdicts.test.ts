import { isSafe } from "@slotwise/core";
import { describe, expect, it } from "vitest";
import { analyseProject } from "../analysis/analyse.js";
import { type SizeCell, sizeCells } from "./size-verdicts.js";

function judged(settings: Readonly<Record<string, number>>, runners?: string, version = "auto") {
  const lines = Object.entries(settings).map(([key, value]) => `${key} = ${value}`);
  const own = [...(runners === undefined ? [] : [`runners = "${runners}"`]), `pynenc-version = "${version}"`];
  const text = `[project]\ndependencies = ["pynenc>=0.1"]\n[tool.pynenc]\n${lines.join("\n")}\n[tool.slotwise]\n${own.join("\n")}\n`;
  const [analysis] = analyseProject([{ name: "pyproject.toml", text }]).deployments;
  if (analysis === undefined) throw new Error("the project has a deployment");
  return analysis;
}

const MARKS = { safe: "+", unsafe: "-", differs: "?" };
const written = (cells: readonly SizeCell[]): string =>
  cells
    .map(({ least, most, verdict, isDeclared, isTried }) => {
      const size = least === most ? `${least}` : `${least}-${most}`;
      return `${isTried ? ">" : ""}${isDeclared ? "!" : ""}${size}${MARKS[verdict]}`;
    })
    .join(" ");

function cells(settings: Readonly<Record<string, number>>, runners?: string, tried?: number, version?: string): string {
  const { judgements, summaries } = judged(settings, runners, version);
  return written(sizeCells(judgements, summaries, tried));
}

const DEFAULTS = { atomic_service_interval_minutes: 5 };

describe("sizeCells", () => {
  it("goes one beyond what is declared, and tells releases apart that differ", () => {
    expect(cells(DEFAULTS, "4", undefined, "0.2.3")).toBe("1+ 2+ 3+ !4- 5-");
    expect(cells(DEFAULTS, "4")).toBe("1+ 2+ 3? !4- 5-");
  });

  it("marks a range, and what is tried", () => {
    expect(cells(DEFAULTS, "2-3", 6, "0.2.3")).toBe("1+ !2+ !3+ 4- 5- >6- 7-");
  });

  it("shows some sizes where nobody says how many there are", () => {
    expect(cells({ atomic_service_interval_minutes: 0.001 }, undefined, undefined, "0.2.3")).toMatch(/^1\S \S* ?2/);
  });

  it("puts many that fare alike together, but neither what is declared nor what is tried", () => {
    const wide = { ...DEFAULTS, atomic_service_interval_minutes: 60 };
    expect(cells(wide, "30", undefined, "0.2.3")).toMatch(/^1-29\+ !30\+ /);
    expect(cells(wide, "30", 400, "0.2.3")).toMatch(/ >400-$/);
    expect(cells(DEFAULTS, "900", undefined, "0.2.3")).toMatch(/^1-3\+ 4-.* !900-$/);
  });

  it("is short, in order, and says of each cell's sizes what the arithmetic says", () => {
    for (const interval of [0.5, 5, 17, 60, 600]) {
      for (const runners of [undefined, "1", "12", "1-40", "5000"]) {
        for (const tried of [undefined, 1, 13, 77]) {
          const { judgements, summaries } = judged({ atomic_service_interval_minutes: interval }, runners);
          const all = sizeCells(judgements, summaries, tried);
          expect(all.length).toBeLessThanOrEqual(12);
          expect(all[0]?.least).toBe(1);
          expect(all.filter(({ isTried }) => isTried).map(({ least, most }) => [least, most])).toEqual(
            tried === undefined ? [] : [[tried, tried]],
          );
          all.slice(1).forEach(({ least }, index) => {
            expect(least).toBeGreaterThan(all[index]?.most ?? 0);
          });
          for (const { least, most, verdict } of all) {
            for (const size of [least, most]) {
              const safe = judgements.map((judgement) => isSafe(judgement.fleetOf(size)));
              expect(verdict).toBe(safe.every(Boolean) ? "safe" : safe.some(Boolean) ? "differs" : "unsafe");
            }
          }
        }
      }
    }
  });
});
