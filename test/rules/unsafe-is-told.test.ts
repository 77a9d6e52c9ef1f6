import { brokenPromises, type PromiseName } from "@slotwise/core";
import { analyseProject, type RuleName, reportOf } from "@slotwise/language-service";
import fc from "fast-check";
import { expect, it } from "vitest";

const minutes = (...edges: readonly string[]) =>
  fc.oneof(fc.constantFrom(...edges), fc.double({ min: 0.05, max: 12, noNaN: true }).map(String));

const settings = fc.record(
  {
    atomic_service_interval_minutes: minutes("5.0", "1.0", "60.0"),
    atomic_service_spread_margin_minutes: minutes("1.0", "0.0", "0.5"),
    atomic_service_check_interval_minutes: minutes("0.5", "0.1", "2.0"),
    atomic_service_max_start_slot_fraction: fc.constantFrom("0.5", "0.9", "1.0"),
    runner_considered_dead_after_minutes: minutes("10.0", "0.5", "1.0"),
  },
  { requiredKeys: [] },
);

const seconds = (...edges: readonly string[]) =>
  fc.oneof(
    fc.constantFrom(...edges),
    fc.integer({ min: 1, max: 300 }).map((length) => `${length}s`),
  );

const declarations = fc.record(
  {
    "service-duration": seconds("1s", "30s"),
    "start-delay": seconds("30s", "60s"),
    "clock-skew": seconds("30s", "500ms"),
    "store-staleness": seconds("10s"),
  },
  { requiredKeys: [] },
);

/** Which rules tell of a promise of `SAFETY_PROMISES` that is broken. */
const RULES_OF: Readonly<Partial<Record<PromiseName, readonly RuleName[]>>> = {
  "full-coverage": ["margin-exceeds-slot"],
  "executions-disjoint": ["execution-exceeds-gap", "no-margin"],
  // Where nobody ever runs, that is what is told.
  "no-turn-missed": ["window-shorter-than-check", "check-exceeds-interval", "margin-exceeds-slot"],
  "refused-turns-kept": ["execution-exceeds-gap", "no-margin"],
  "runners-visible": ["invisible-runners"],
  "executing-runner-visible": ["invisible-runners"],
};

// The summary and the panel go by the promises, the findings by the rules: "not safe" and "no problems" side by side say
// that one of them is wrong.
it("has a finding about every fleet of the declared size that breaks a promise", () => {
  let unsafe = 0;
  fc.assert(
    fc.property(settings, declarations, fc.integer({ min: 1, max: 12 }), (set, declared, runners) => {
      const text = [
        "[project]",
        'dependencies = ["pynenc"]',
        "[tool.pynenc]",
        ...Object.entries(set).map(([key, value]) => `${key} = ${value}`),
        "[tool.slotwise]",
        `runners = ${runners}`,
        ...Object.entries(declared).map(([key, value]) => `${key} = "${value}"`),
      ].join("\n");
      const { fleets } = reportOf(analyseProject([{ name: "pyproject.toml", text }]), false);
      for (const { singles, summaries, findings } of fleets) {
        for (const [index, single] of singles.entries()) {
          const { releases = [], sentence = "" } = summaries[index] ?? {};
          for (const { promise } of brokenPromises({ ...single, totalRunners: runners })) {
            unsafe++;
            const rules: readonly RuleName[] = ["refuses-to-start", ...(RULES_OF[promise] ?? [])];
            const told = findings.filter(
              ({ rule, releases: under }) =>
                rules.includes(rule) && releases.some((release) => under.includes(release)),
            );
            expect(told.length, `${promise} (${sentence}):\n${text}`).toBeGreaterThan(0);
          }
        }
      }
    }),
    { numRuns: 1000 },
  );
  expect(unsafe).toBeGreaterThan(500);
});
