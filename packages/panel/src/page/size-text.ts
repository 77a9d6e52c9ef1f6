import type { SlotTerms } from "@slotwise/language-service";
import { filled } from "./filled.js";
import type { PanelWords } from "./words.js";

/** What has to be known of the size that is drawn; empty where it is the one declared, or a person chose it. */
export function sizeText(words: PanelWords, file: SlotTerms, tried: SlotTerms, drawnRunners: number): string {
  const { runners } = tried.declarations;
  if (file.declarations.runners === undefined) return words.undeclared;
  if (runners === undefined || runners.least === runners.most) return "";
  return filled(words.range, `${runners.least} to ${runners.most}`, drawnRunners);
}
