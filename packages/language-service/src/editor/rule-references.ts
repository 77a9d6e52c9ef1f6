import type { SettingsDocument, TextRange } from "@slotwise/project";
import { entryOf } from "@slotwise/project";
import type { RuleName } from "../findings/rule-names.js";
import { suppressionsOf } from "../findings/suppression.js";
import { ruleNamed } from "../rules/index.js";
import { holds } from "./editor-document.js";

/** A rule's name as it stands in a file. */
export interface RuleReference {
  readonly name: RuleName;
  readonly range: TextRange;
}

/** The rules that a file names: in comments that accept a problem, and in the table of levels. */
export function ruleReferences(document: SettingsDocument): readonly RuleReference[] {
  const inComments = suppressionsOf(document).all.map(({ rule, range }) => ({ name: rule, range }));
  const levels = document.declarations === undefined ? undefined : entryOf(document.declarations, "rules")?.value;
  const inTable = levels?.kind === "table" ? levels.entries : [];
  return [...inComments, ...inTable.map(({ key, keyRange }) => ({ name: key, range: keyRange }))].flatMap(
    ({ name, range }) => {
      const rule = ruleNamed(name);
      return rule === undefined ? [] : [{ name: rule.name, range }];
    },
  );
}

export function ruleReferenceAt(document: SettingsDocument, offset: number): RuleReference | undefined {
  return ruleReferences(document).find(({ range }) => holds(range, offset));
}
