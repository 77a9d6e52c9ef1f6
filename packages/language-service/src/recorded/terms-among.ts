import type { Declarations } from "@slotwise/project";
import type { ProjectAnalysis } from "../analysis/analysis.js";
import { namesOf } from "../analysis/deployment-names.js";
import { type FoundTerms, findTerms } from "./find-terms.js";
import type { NamedAnalysis, RecordedFleet } from "./recorded-fleet.js";

/** Some projects as they are judged with declarations. */
export type JudgedWith = (declarations: Declarations) => readonly ProjectAnalysis[];

/** Whose settings may be the fleet's, where nobody names any. */
export interface KnownProjects {
  readonly all: JudgedWith;
  /** Those that count where of all no project's are, or several's: such as the one that the records lie in. */
  readonly around: JudgedWith;
  /** By what a person says which release it is: `slotwise.pynencVersion`. */
  readonly releaseOption: string;
}

/**
 * The settings that records are held against, among projects that are there without anybody having named them, as in an editor.
 *
 * @param declarations what a person says beside the files
 */
export async function termsAmong(
  records: RecordedFleet,
  declarations: Declarations,
  { all, around, releaseOption }: KnownProjects,
): Promise<FoundTerms<NamedAnalysis>> {
  const find = (judge: JudgedWith) =>
    findTerms(records, {
      deployments: carrying(judge(declarations)),
      judgedFor: (releases) => carrying(judge({ ...declarations, pynencReleases: { releases } })),
      namedBy: undefined,
      advice: "the app_id in settings says whose they are",
      isReleaseAsked: declarations.pynencReleases !== undefined,
      releaseOption,
    });
  const found = await find(all);
  if (found.deployment !== undefined || all === around) return found;
  const nearest = await find(around);
  return nearest.deployment === undefined ? found : nearest;
}

function carrying(projects: readonly ProjectAnalysis[]): readonly NamedAnalysis[] {
  const analyses = projects.flatMap(({ deployments }) => deployments.filter((each) => each.carriesSettings));
  const names = namesOf(analyses);
  return analyses.map((analysis, index) => ({ analysis, name: names[index] ?? "" }));
}
