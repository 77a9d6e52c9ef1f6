import {
  type FoundTerms,
  findTerms,
  type NamedAnalysis,
  namesOf,
  type ProjectAnalysis,
  type RecordedFleet,
} from "@slotwise/language-service";
import type { Declarations } from "@slotwise/project";

/** Some projects as they are judged with declarations. */
export type JudgedWith = (declarations: Declarations) => readonly ProjectAnalysis[];

/**
 * The settings that records are held against. Where no project's are those of their application, or those of several, the
 * project counts that the records lie in.
 *
 * @param declarations what a person says in the client's settings
 */
export async function termsAmong(
  records: RecordedFleet,
  declarations: Declarations,
  { all, around }: { readonly all: JudgedWith; readonly around: JudgedWith },
): Promise<FoundTerms<NamedAnalysis>> {
  const find = (judge: JudgedWith) =>
    findTerms(records, {
      deployments: carrying(judge(declarations)),
      judgedFor: (releases) => carrying(judge({ ...declarations, pynencReleases: { releases } })),
      namedBy: undefined,
      advice: "the app_id in settings says whose they are",
      isReleaseAsked: declarations.pynencReleases !== undefined,
      releaseOption: "slotwise.pynencVersion",
    });
  const found = await find(all);
  if (found.deployment !== undefined) return found;
  const nearest = await find(around);
  return nearest.deployment === undefined ? found : nearest;
}

function carrying(projects: readonly ProjectAnalysis[]): readonly NamedAnalysis[] {
  const analyses = projects.flatMap(({ deployments }) => deployments.filter((each) => each.carriesSettings));
  const names = namesOf(analyses);
  return analyses.map((analysis, index) => ({ analysis, name: names[index] ?? "" }));
}
