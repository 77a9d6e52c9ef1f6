import type { TextRange } from "@slotwise/project";
import type { EditorDocument } from "./editor-document.js";
import { ruleReferences } from "./rule-references.js";

/** A stretch of text that leads somewhere. */
export interface DocumentLink {
  readonly range: TextRange;
  readonly target: string;
}

/** The address of a rule's page. */
export function rulePage(rule: string, rulePages: string): string {
  return `${rulePages}${rule}.md`;
}

/**
 * Rule names lead to their pages.
 * @param rulePages what stands before `<rule>.md`; empty where there are no pages
 */
export function documentLinks({ document }: EditorDocument, rulePages: string): readonly DocumentLink[] {
  if (rulePages === "") return [];
  return ruleReferences(document).map(({ name, range }) => ({ range, target: rulePage(name, rulePages) }));
}
