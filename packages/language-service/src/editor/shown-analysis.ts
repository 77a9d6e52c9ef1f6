import type { Analysis } from "../analysis/analyse-documents.js";
import type { EditorDocument } from "./editor-document.js";
import { worstFirst } from "./worst-first.js";

/**
 * The deployment that a file speaks for wherever only one can be shown: the one that fares worst. Every surface asks
 * here, since a status that tells of one fleet beside a hover that tells of another helps nobody. Undefined where the
 * file carries no settings.
 */
export function shownAnalysis({ analyses }: Pick<EditorDocument, "analyses">): Analysis | undefined {
  return analyses.filter(({ carriesSettings }) => carriesSettings).toSorted(worstFirst)[0];
}
