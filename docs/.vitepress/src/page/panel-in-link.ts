import type { JudgedFleets } from "@slotwise/language-service/editor";
import { areSameTerms, isObject, termsToTry } from "@slotwise/panel";
import type { PanelHost } from "@slotwise/panel/mount";

/** What the panel keeps of itself. */
export type KeptPanel = Parameters<PanelHost["keep"]>[0];

/** What a link brings back of the panel: what is tried only where it is not what the files say, which is in them already. */
export function keptInLink({ shown, ...kept }: KeptPanel): object {
  const isTried = shown !== undefined && !areSameTerms(shown.tried, termsToTry(shown.file.terms));
  if (!isTried) return kept;
  return { ...kept, tried: { deployment: shown.file.name, terms: shown.tried, isProposal: shown.isProposal } };
}

/**
 * The same for the panel to begin with, which looks at it with care. What a fleet is, the files of the link say, and nobody else: a
 * link that says it itself would put somebody's words into the verdict.
 */
export function keptFromLink(panel: object | undefined, fleets: JudgedFleets | null): object {
  const { shown: _, tried, ...kept } = (panel ?? {}) as Readonly<Record<string, unknown>>;
  if (!isObject(tried)) return kept;
  const file = fleets?.deployments.find(({ name }) => name === tried["deployment"]);
  return file === undefined
    ? kept
    : { ...kept, shown: { file, tried: tried["terms"], isProposal: tried["isProposal"] } };
}
