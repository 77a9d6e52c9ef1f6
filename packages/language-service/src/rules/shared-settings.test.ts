import type { SettingsFile } from "@slotwise/project";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { analyseProject } from "../analysis/analyse.js";
import { reportOf } from "../analysis/project-report.js";
import type { Fix } from "../findings/finding.js";
import { applyEdits } from "../fixes/apply-edits.js";
import { isBetter } from "../fixes/is-better.js";
import { ruleNamed } from "./index.js";

const SLOTS = `[project]
dependencies = ["pynenc==0.2.3"]
[tool.pynenc]
atomic_service_interval_minutes = 5.0
`;

/** A service for each number of replicas, every one a fleet of its own. */
function project(replicas: readonly number[], settings = SLOTS): readonly SettingsFile[] {
  const services = replicas.map(
    (number, index) =>
      `  s${index}:\n    environment: {PYNENC__APP_ID: app-${index}}\n    deploy: {replicas: ${number}}\n`,
  );
  return [
    { name: "pyproject.toml", text: settings },
    { name: "compose.yaml", text: `services:\n${services.join("")}` },
  ];
}

function withFix(files: readonly SettingsFile[], fix: Fix): readonly SettingsFile[] {
  return files.map(({ name, text }) => ({
    name,
    text:
      applyEdits(
        text,
        fix.edits.filter(({ place }) => place.file === name),
      ) ?? "",
  }));
}

const fixesOf = (files: readonly SettingsFile[], rule?: string) =>
  analyseProject(files)
    .findings.filter((finding) => rule === undefined || finding.rule === rule)
    .flatMap(({ fixes }) => fixes);

/** What is wrong with the slots of each fleet, by its name; remarks excepted. */
function problemsByFleet(files: readonly SettingsFile[]): ReadonlySet<string> {
  const { deployments } = analyseProject(files);
  return new Set(
    deployments.flatMap(({ name, findings }) =>
      findings
        .filter(({ rule, severity }) => ruleNamed(rule)?.group === "slots" && severity !== "info")
        .flatMap(({ rule, releases }) => releases.map((release) => `${name}: ${rule} under ${release}`)),
    ),
  );
}

describe("a setting that several fleets have from one file", () => {
  it("gets a value that is good for all of them", () => {
    const files = project([4, 3]);
    const [fix] = fixesOf(files, "window-shorter-than-check");
    // With 8 minutes the fleet of 3 loses ticks that it did not lose before.
    expect(fix).toMatchObject({ title: "Set atomic_service_interval_minutes to 10.0", safe: true });
    const after = fix === undefined ? files : withFix(files, fix);
    expect(isBetter([reportOf(analyseProject(files))], [reportOf(analyseProject(after))])).toBe(true);
  });

  it("need not suit a fleet that has it from another source", () => {
    // Whatever is started in the folder itself has these as well.
    const env = { name: ".env", text: "PYNENC__ATOMIC_SERVICE_INTERVAL_MINUTES=5\n" };
    const titles = fixesOf([...project([4]), env], "window-shorter-than-check").map(({ title }) => title);
    expect(titles).toEqual(["Set atomic_service_interval_minutes to 8.0"]);
  });

  it("gets none that makes anything worse, whatever the settings and the fleets", () => {
    const settings = fc.record({
      atomic_service_interval_minutes: fc.constantFrom("5.0", "3.0", "7", "11.5"),
      atomic_service_spread_margin_minutes: fc.constantFrom("1.0", "0.5", "3"),
      atomic_service_check_interval_minutes: fc.constantFrom("0.5", "1.5"),
    });
    const replicas = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 3 });
    let fixesTried = 0;
    fc.assert(
      fc.property(settings, replicas, fc.constantFrom("==0.2.3", "==0.3.1", ">=0.2"), (set, numbers, version) => {
        const lines = Object.entries(set).map(([key, value]) => `${key} = ${value}\n`);
        const text = `[project]\ndependencies = ["pynenc${version}"]\n[tool.pynenc]\n${lines.join("")}`;
        const files = project(numbers, text);
        const before = problemsByFleet(files);
        for (const fix of fixesOf(files)) {
          fixesTried++;
          const worse = [...problemsByFleet(withFix(files, fix))].filter((each) => !before.has(each));
          expect(worse, fix.title).toEqual([]);
        }
      }),
      { numRuns: 25 },
    );
    expect(fixesTried).toBeGreaterThan(10);
  });
});
