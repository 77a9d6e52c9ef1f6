import type { Analysis } from "../analysis/analysis.js";
import { worstFirst } from "./worst-first.js";

/**
 * The deployment that a file speaks for wherever only one can be shown: the one that fares worst. Every surface asks
 * here, since a status that tells of one fleet beside a hover that tells of another helps nobody. Undefined where the
 * file carries no settings.
 */
export function shownAnalysis({ analyses }: { readonly analyses: readonly Analysis[] }): Analysis | undefined {
  return analyses.filter(({ carriesSettings }) => carriesSettings).toSorted(worstFirst)[0];
}
