import type { Analysis } from "../analysis/analysis.js";
import { namesOf } from "../analysis/deployment-names.js";
import { worstFirst } from "./worst-first.js";

/** One of the deployments that a document is a source of, by the name that tells it from the others. */
export interface ShownDeployment {
  readonly name: string;
  readonly analysis: Analysis;
}

/** Those that carry settings, the one that fares worst first: that one is shown where only one can be. */
export function shownDeployments({ analyses }: { readonly analyses: readonly Analysis[] }): readonly ShownDeployment[] {
  const shown = analyses.filter(({ carriesSettings }) => carriesSettings).toSorted(worstFirst);
  const names = namesOf(shown);
  return shown.map((analysis, index) => ({ analysis, name: names[index] ?? "" }));
}

/** The names of the deployments that a document shows where it shows several: then each answer says whose it is. */
export function namesOfSeveral(document: { readonly analyses: readonly Analysis[] }): ReadonlyMap<Analysis, string> {
  const shown = shownDeployments(document);
  return new Map(shown.length < 2 ? [] : shown.map(({ analysis, name }) => [analysis, name]));
}

/** The deployment of that name, else the one that fares worst; undefined where the document carries no settings. */
export function shownDeployment(
  document: { readonly analyses: readonly Analysis[] },
  name: string | undefined,
): ShownDeployment | undefined {
  const shown = shownDeployments(document);
  return shown.find((each) => each.name === name) ?? shown[0];
}
