import { analyseProject, fixProjects, reportOf } from "@slotwise/language-service";
import { NO_DECLARATIONS, type SettingsFile } from "@slotwise/project";
import fc from "fast-check";
import { expect, it } from "vitest";
import { edited, offeredActions } from "./offered-edits.js";
import { projectsToFix } from "./projects-to-fix.js";
import { remarksForNothing, worseForIt } from "./worse-for-it.js";

/** Those in force for any deployment: of releases that behave alike the oldest and the newest. */
function releasesInForce(files: readonly SettingsFile[]): readonly string[] {
  const behaviours = analyseProject(files).deployments.flatMap(({ releases }) => releases.behaviours);
  return [...new Set(behaviours.flatMap(({ releases }) => [releases[0] ?? "", releases.at(-1) ?? ""]))];
}

const judgedFor = (files: readonly SettingsFile[], release: string) =>
  analyseProject(files, { ...NO_DECLARATIONS, pynencReleases: { releases: [release] } });

it("a fix that is offered makes nothing worse under any release in force", () => {
  let tried = 0;
  const kinds = new Set<string>();
  fc.assert(
    fc.property(projectsToFix, (files) => {
      const releases = releasesInForce(files);
      for (const { finding, title, edits } of offeredActions(files)) {
        if (title.startsWith("Accept ")) continue;
        tried++;
        kinds.add(finding?.rule ?? "");
        const changed = edited(files, edits);
        expect(remarksForNothing(analyseProject(files), analyseProject(changed)), title).toEqual([]);
        for (const release of releases) {
          const worse = worseForIt(judgedFor(files, release), judgedFor(changed, release));
          expect(worse, `${title}, under ${release}`).toEqual([]);
        }
      }
    }),
    { numRuns: 120 },
  );
  expect(tried).toBeGreaterThan(100);
  expect(kinds.size).toBeGreaterThan(8);
}, 120_000);

it("nor do all safe ones together", () => {
  let changes = 0;
  fc.assert(
    fc.property(projectsToFix, (files) => {
      const judge = (judged: readonly SettingsFile[]) => reportOf(analyseProject(judged));
      const project = { files, reported: new Set(files.map(({ name }) => name)), report: judge(files) };
      const outcome = fixProjects([project], { judge, mayEdit: () => true });
      const fixed = outcome.projects[0]?.files ?? files;
      if (outcome.applied.length === 0) return;
      changes++;
      for (const release of releasesInForce(files)) {
        const titles = outcome.applied.map(({ title }) => title).join(", ");
        expect(worseForIt(judgedFor(files, release), judgedFor(fixed, release)), `${titles}, under ${release}`).toEqual(
          [],
        );
      }
    }),
    { numRuns: 120 },
  );
  expect(changes).toBeGreaterThan(15);
}, 120_000);
