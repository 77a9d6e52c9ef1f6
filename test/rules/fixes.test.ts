import { analyse, type Finding, type Fix } from "@slotwise/language-service";
import type { SettingsFile } from "@slotwise/project";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

/** Settings that are a little off more often than not, so that there is something to fix. */
const settings = fc.record(
  {
    atomic_service_interval_minutes: fc.oneof(
      fc.constantFrom("5.0", "5", "1.0", "7", '"10"', "0.5", "61.3"),
      fc.double({ min: 1, max: 90, noNaN: true }).map(String),
    ),
    atomic_service_spread_margin_minutes: fc.oneof(
      fc.constantFrom("1.0", "0.0", "0", "0.1", "3"),
      fc.double({ min: 0, max: 5, noNaN: true }).map(String),
    ),
    atomic_service_check_interval_minutes: fc.oneof(
      fc.constantFrom("0.5", "0.1", "2", "0.25"),
      fc.double({ min: 0.05, max: 6, noNaN: true }).map(String),
    ),
    runner_considered_dead_after_minutes: fc.oneof(
      fc.constantFrom("10.0", "0.5", "1"),
      fc.double({ min: 0.05, max: 12, noNaN: true }).map(String),
    ),
    atomic_service_max_start_slot_fraction: fc.constantFrom("0.5", "0.9", "1.0"),
    recover_pending_invocations_cron: fc.constantFrom('"* * * * *"', '"*/10 * * * *"', '"7 * * * *"'),
    app_idd: fc.constant("'a'"),
    log_format: fc.constantFrom('"JSON"', '"text"'),
  },
  { requiredKeys: [] },
);

const declarations = fc.record(
  {
    runners: fc.oneof(
      fc.constantFrom("1", "2", "4", "5", '"1-8"', '"3-40"', '"2-1000"'),
      fc.integer({ min: 1, max: 30 }).map(String),
    ),
    "service-duration": fc.constantFrom('"1s"', '"20s"', '"45s"', '"3min"'),
    "clock-skew": fc.constantFrom('"500ms"', '"5s"'),
    "pynenc-version": fc.constantFrom('"0.2"', '"0.3"'),
  },
  { requiredKeys: [] },
);

const file = fc.record({ settings, declarations, endOfLine: fc.constantFrom("\n", "\r\n") }).map(
  ({ settings: set, declarations: declared, endOfLine }): SettingsFile => ({
    name: "pyproject.toml",
    text: [
      "[project]",
      'dependencies = ["pynenc"]',
      "[tool.pynenc]",
      ...Object.entries(set).map(([key, value]) => `${key} = ${value} # as it was`),
      "[tool.slotwise]",
      ...Object.entries(declared).map(([key, value]) => `${key} = ${value}`),
    ].join(endOfLine),
  }),
);

function applied({ name, text }: SettingsFile, fix: Fix): SettingsFile {
  let changed = text;
  for (const { place, newText } of [...fix.edits].sort(
    (one, other) => other.place.startOffset - one.place.startOffset,
  )) {
    changed = changed.slice(0, place.startOffset) + newText + changed.slice(place.endOffset);
  }
  return { name, text: changed };
}

/**
 * What must not get worse. That a promise now holds under one version, where it held under neither, is no loss; and a
 * fleet that runs again executes again, so that a kill can hit it.
 */
const isProblem = ({ severity, rule }: Finding): boolean =>
  severity !== "info" && rule !== "upgrade-changes-behaviour" && rule !== "lock-outlives-owner";

/** The findings of a rule under a version; those of a rule that knows no versions count for each. */
function findingsOf(findings: readonly Finding[], { rule }: Finding, version: string | undefined): readonly Finding[] {
  return findings.filter((each) => each.rule === rule && (version === undefined || each.releases.includes(version)));
}

describe("a fix that is offered", () => {
  it("solves its problem and makes nothing else worse, whatever the settings", () => {
    let fixesTried = 0;
    fc.assert(
      fc.property(file, (before) => {
        const { findings } = analyse([before]);
        for (const finding of findings) {
          for (const fix of finding.fixes) {
            fixesTried++;
            const after = analyse([applied(before, fix)]).findings;
            expect(
              after.filter(({ rule }) => rule === finding.rule && !isSlotless(rule)),
              fix.title,
            ).toEqual([]);
            for (const problem of after.filter(isProblem)) {
              const versions = problem.releases.length === 0 ? [undefined] : problem.releases;
              for (const version of versions) {
                const [same] = findingsOf(findings, problem, version);
                expect(same, `${fix.title}: ${problem.message}`).toBeDefined();
                const smallest = same?.drawing?.totalRunners ?? 0;
                expect(problem.drawing?.totalRunners ?? smallest, fix.title).toBeGreaterThanOrEqual(smallest);
              }
            }
          }
        }
      }),
      { numRuns: 150 },
    );
    expect(fixesTried).toBeGreaterThan(50);
  }, 180_000);
});

/** Rules that may have several findings in one file, of which a fix solves one. */
function isSlotless(rule: string): boolean {
  return rule === "unknown-setting" || rule === "wrong-type" || rule === "cron-tick-lost";
}
