import { type Declarations, NO_DECLARATIONS } from "@slotwise/project";
import { describe, expect, it } from "vitest";
import { analyse } from "../analysis/analyse.js";
import { formatFloat } from "../fleets/nice-numbers.js";
import { refusesStart } from "../fleets/start-refusals.js";
import { SUGGESTED_FIELDS, suggestSettings } from "./suggest.js";

const RANGES = [
  [1, 1],
  [2, 2],
  [1, 8],
  [8, 8],
  [3, 40],
  [500, 500],
] as const;
const VERSIONS = [["0.2.3"], ["0.4.0"], ["0.2.3", "0.4.0"]] as const;

function judge(settings: string, declared: Declarations) {
  return analyse([{ name: "pyproject.toml", text: `[tool.pynenc]\n${settings}` }], declared);
}

describe("suggestSettings", () => {
  const cases = RANGES.flatMap(([least, most]) =>
    [undefined, 0, 5, 20, 90].flatMap((serviceDurationSeconds) =>
      [undefined, 0.5].flatMap((clockSkewSeconds) =>
        VERSIONS.map((releases) => ({
          name: `${least}-${most}, ${serviceDurationSeconds} s, ${clockSkewSeconds} s apart, pynenc ${releases.join(" and ")}`,
          declared: {
            ...NO_DECLARATIONS,
            runners: { least, most },
            serviceDurationSeconds,
            clockSkewSeconds,
            pynencReleases: { releases },
          },
        })),
      ),
    ),
  );

  it.each(cases)("is judged clean: $name", ({ declared }) => {
    const suggestion = suggestSettings(judge("", declared).judgements);
    if (suggestion.kind === "none") throw new Error(suggestion.reason);
    const block = SUGGESTED_FIELDS.map((field) => `${field} = ${formatFloat(suggestion.values[field])}\n`).join("");
    // No setting releases the lock of a runner that is killed: that warning is about the executions themselves.
    const problems = judge(block, declared).findings.filter(
      ({ severity, rule }) => severity !== "info" && rule !== "lock-outlives-owner",
    );
    // A cron's ticks cannot all be kept for every size at once; a single size is to be served in full.
    const { least, most } = declared.runners;
    const isServed = least === most && most <= 8 && (declared.serviceDurationSeconds ?? 60) <= 20;
    expect(problems.filter(({ rule }) => isServed || rule !== "cron-tick-lost")).toEqual([]);
  });

  it.each([
    "atomic_service_interval_minutes = 5.0\natomic_service_spread_margin_minutes = 5.0\n",
    "atomic_service_interval_minutes = 0.05\natomic_service_spread_margin_minutes = 9.0\n",
    "atomic_service_check_interval_minutes = 0.0\n",
  ])("leads out of settings with which nobody starts: %j", (settings) => {
    for (const runners of [1, 3]) {
      const declared = {
        ...NO_DECLARATIONS,
        runners: { least: runners, most: runners },
        pynencReleases: { releases: ["0.4.0"] },
      };
      const { findings, judgements } = judge(settings, declared);
      expect(findings.map(({ rule }) => rule)).toContain("refuses-to-start");
      const suggestion = suggestSettings(judgements);
      if (suggestion.kind === "none") throw new Error(suggestion.reason);
      const suggested = judgements.map((judgement) =>
        SUGGESTED_FIELDS.reduce((changed, field) => changed.with(field, suggestion.values[field]), judgement),
      );
      expect(suggested.some(refusesStart)).toBe(false);
    }
  });

  it("takes a shorter check interval only where that keeps the ticks of a cron", () => {
    const declared = { ...NO_DECLARATIONS, runners: { least: 1, most: 1 }, pynencReleases: { releases: ["0.4.0"] } };
    expect(suggestSettings(judge("", declared).judgements)).toMatchObject({
      lostTicks: [],
      values: { atomic_service_check_interval_minutes: 0.5, atomic_service_interval_minutes: 5 },
    });
    const short = "atomic_service_interval_minutes = 2.0\natomic_service_spread_margin_minutes = 0.1\n";
    expect(suggestSettings(judge(short, declared).judgements)).toMatchObject({
      lostTicks: [],
      values: { atomic_service_check_interval_minutes: 0.25 },
    });
  });

  it("gives up room to spare where that keeps the ticks of a cron, but never the margin", () => {
    const declared = { ...NO_DECLARATIONS, runners: { least: 1, most: 2 }, pynencReleases: { releases: ["0.4.0"] } };
    const tight = suggestSettings(judge("", { ...declared, serviceDurationSeconds: 130 }).judgements);
    expect(tight).toMatchObject({
      lostTicks: [],
      values: { atomic_service_interval_minutes: 5, atomic_service_spread_margin_minutes: 1.9 },
    });
  });

  it("starts from pynenc's check interval where none starts with the one that is set", () => {
    const declared = { ...NO_DECLARATIONS, runners: { least: 2, most: 2 }, pynencReleases: { releases: ["0.4.0"] } };
    const never = judge("atomic_service_check_interval_minutes = 0\n", declared).judgements;
    expect(suggestSettings(never)).toMatchObject({ values: { atomic_service_check_interval_minutes: 0.5 } });
    const older = { ...declared, pynencReleases: { releases: ["0.2.3"] } };
    const always = judge("atomic_service_check_interval_minutes = 0\n", older).judgements;
    expect(suggestSettings(always)).toMatchObject({ values: { atomic_service_check_interval_minutes: 0 } });
  });

  it("names the releases that lose ticks which others do not", () => {
    const declared = { ...NO_DECLARATIONS, runners: { least: 1, most: 6 }, serviceDurationSeconds: 70 };
    const both = judge("", { ...declared, pynencReleases: { releases: ["0.2.3", "0.4.0"] } });
    const suggestion = suggestSettings(both.judgements);
    if (suggestion.kind === "none") throw new Error(suggestion.reason);
    expect(suggestion.lostTicks).not.toEqual([]);
    for (const sentence of suggestion.lostTicks) expect(sentence).toMatch(/ \(pynenc 0\.(2\.3|4\.0)\)$/);
  });

  it("tells which ticks are lost where that cannot be helped", () => {
    const declared = { ...NO_DECLARATIONS, runners: { least: 1, most: 20 }, serviceDurationSeconds: 70 };
    const { judgements } = judge("", { ...declared, pynencReleases: { releases: ["0.4.0"] } });
    const suggestion = suggestSettings(judgements);
    if (suggestion.kind === "none") throw new Error(suggestion.reason);
    expect(suggestion.lostTicks).toContainEqual(expect.stringContaining("of recover_pending_invocations_cron"));
    expect(suggestion.values.atomic_service_spread_margin_minutes).toBeGreaterThan(0);
  });

  it("says why there is none", () => {
    expect(suggestSettings([])).toEqual({ kind: "none", reason: "the settings cannot be judged as they are" });
    expect(suggestSettings(judge("", NO_DECLARATIONS).judgements)).toEqual({
      kind: "none",
      reason: "the number of runners is not declared",
    });
  });
});
