import { analyseProject, fixProjects, reportOf } from "@slotwise/language-service";
import { NO_DECLARATIONS, type SettingsFile } from "@slotwise/project";
import fc from "fast-check";
import { expect, it } from "vitest";

const VALUES: Readonly<Record<string, readonly string[]>> = {
  atomic_service_interval_minutes: ["5.0", "7", '"5"', "0.5", "-1", "nan"],
  atomic_service_spread_margin_minutes: ["1.0", "0", "3", "0.25", '"1,5"'],
  atomic_service_check_interval_minutes: ["0.5", "0.1", "6", "true"],
  runner_considered_dead_after_minutes: ["10.0", "0.5", "1"],
  dev_mode_force_sync_tasks: ["true", '"false"', '"no"', "0"],
  max_pending_seconds: ["5", '"5"', "-1", "'🚀'"],
  atomic_service_intervall_minutes: ["5"],
};

const lines = fc
  .subarray(Object.keys(VALUES))
  .chain((keys) =>
    fc.tuple(
      ...keys.map((key) => fc.constantFrom(...(VALUES[key] ?? [])).map((value) => `${key} =\t${value}  # größe`)),
    ),
  );

const texts = fc
  .tuple(lines, fc.constantFrom("\n", "\r\n"), fc.boolean())
  .map(([settings, end, endsLast]) => ["[tool.pynenc]", ...settings].join(end) + (endsLast ? end : ""));

it("come to an end, are none the second time, and leave everything but values as it was", () => {
  let count = 0;
  fc.assert(
    fc.property(texts, fc.integer({ min: 1, max: 6 }), fc.constantFrom("0.2.3", "0.4.0"), (text, runners, release) => {
      const declared = { least: 1, most: runners };
      const declarations = { ...NO_DECLARATIONS, runners: declared, pynencReleases: { releases: [release] } };
      const judge = (files: readonly SettingsFile[]) => reportOf(analyseProject(files, declarations));
      const files = [{ name: "pyproject.toml", text }];
      const options = { judge, mayEdit: () => true };
      const project = { files, reported: new Set(["pyproject.toml"]), report: judge(files) };
      const { projects, applied } = fixProjects([project], options);
      const fixed = projects[0]?.files[0]?.text ?? "";
      count += applied.length;
      expect(withoutValues(fixed)).toBe(withoutValues(text));
      expect(fixed === text).toBe(applied.length === 0);
      expect(projects[0]?.report.findings).toEqual(judge(projects[0]?.files ?? []).findings);
      expect(fixProjects(projects, options).applied).toEqual([]);
    }),
    { numRuns: 60 },
  );
  expect(count).toBeGreaterThan(10);
});

function withoutValues(text: string): string {
  return text.replaceAll(/(?<=\t)\S+(?= {2}#)/g, "");
}
