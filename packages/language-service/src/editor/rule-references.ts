import type { OwnFileSetting, SettingsDocument, TableEntry, TextRange } from "@slotwise/project";
import { entryOf, OWN_SETTINGS } from "@slotwise/project";
import type { RuleName } from "../findings/rule-names.js";
import { suppressionsOf } from "../findings/suppression.js";
import { ruleNamed } from "../rules/index.js";
import { holds } from "./editor-document.js";

/** A rule's name as it stands in a file. */
export interface RuleReference {
  readonly name: RuleName;
  readonly range: TextRange;
}

/** The rules that a file names: in comments that accept a problem, in the table of levels, and in what is ignored. */
export function ruleReferences(document: SettingsDocument): readonly RuleReference[] {
  const inComments = suppressionsOf(document).all.map(({ rule, range }) => ({ name: rule, range }));
  const levels = ownEntries(document, OWN_SETTINGS.rules).map(({ key, keyRange }) => ({ name: key, range: keyRange }));
  const ignored = ownEntries(document, OWN_SETTINGS.ignore).flatMap(({ value }) =>
    value.kind === "list"
      ? value.items.flatMap((item) => (item.kind === "string" ? [{ name: String(item.value), range: item.range }] : []))
      : [],
  );
  return [...inComments, ...levels, ...ignored].flatMap(({ name, range }) => {
    const rule = ruleNamed(name);
    return rule === undefined ? [] : [{ name: rule.name, range }];
  });
}

/** What a table of ours holds. */
function ownEntries({ declarations }: SettingsDocument, { key }: OwnFileSetting): readonly TableEntry[] {
  const value = declarations === undefined ? undefined : entryOf(declarations, key)?.value;
  return value?.kind === "table" ? value.entries : [];
}

export function ruleReferenceAt(document: SettingsDocument, offset: number): RuleReference | undefined {
  return ruleReferences(document).find(({ range }) => holds(range, offset));
}
