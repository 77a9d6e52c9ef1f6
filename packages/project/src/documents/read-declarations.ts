import { type Declarations, mergeDeclarations, NO_DECLARATIONS } from "../declarations/declarations.js";
import { type Level, readLevel } from "../declarations/levels.js";
import type { WordSetting } from "../declarations/own-setting.js";
import { FILE_SETTINGS, OWN_SETTINGS, ownFileSetting, readWords } from "../declarations/own-settings.js";
import { closest } from "../text/closest.js";
import type { TextRange } from "../text/source-text.js";
import { entryOf, type TableEntry, type TableNode } from "../tree/tree.js";
import type { SettingsDocument } from "./document.js";

/** Something in `[tool.slotwise]` that cannot be what was meant. */
export interface DeclarationProblem {
  readonly document: SettingsDocument;
  readonly range: TextRange;
  readonly message: string;
}

export interface ReadDeclarations {
  readonly declarations: Declarations;
  readonly problems: readonly DeclarationProblem[];
}

/** Reads `[tool.slotwise]` tables and `slotwise.toml` files, weakest first. */
export function readDeclarations(
  documents: readonly SettingsDocument[],
  ruleNames: readonly string[],
): ReadDeclarations {
  let declarations = NO_DECLARATIONS;
  const problems: DeclarationProblem[] = [];
  for (const document of documents) {
    if (document.declarations === undefined) continue;
    const found: DeclarationProblem[] = [];
    const report = (range: TextRange, message: string) => found.push({ document, range, message });
    declarations = mergeDeclarations(declarations, readTable(document.declarations, ruleNames, report));
    problems.push(...found.sort((one, other) => one.range.start - other.range.start));
  }
  return { declarations, problems };
}

type Report = (range: TextRange, message: string) => void;

function readTable(table: TableNode, ruleNames: readonly string[], report: Report): Declarations {
  for (const { key, keyRange } of table.entries) {
    if (ownFileSetting(key) !== undefined) continue;
    const known = FILE_SETTINGS.map((setting) => setting.key);
    report(keyRange, `slotwise has no setting ${key}${suggestion(key, known)}`);
  }
  // Read by `fileSuppressionsOf`; here it is only told what cannot be meant.
  const ignored = entryOf(table, OWN_SETTINGS.ignore.key);
  if (ignored !== undefined) checkIgnored(ignored, ruleNames, report);
  const rules = entryOf(table, OWN_SETTINGS.rules.key);
  const exclude = entryOf(table, OWN_SETTINGS.exclude.key);
  return {
    ...readWords((setting) => readWord(table, setting, report)),
    rules: rules === undefined ? NO_DECLARATIONS.rules : readRules(rules, ruleNames, report),
    exclude: exclude === undefined ? NO_DECLARATIONS.exclude : readPatterns(exclude, report),
  };
}

function readWord<Value>(table: TableNode, { key, kind }: WordSetting<Value>, report: Report): Value | undefined {
  const entry = entryOf(table, key);
  if (entry === undefined) return undefined;
  const { value } = entry;
  const isWord = value.kind === "string" || (kind.mayBeNumber && value.kind === "integer");
  const read = isWord ? kind.parse(String(value.value)) : undefined;
  if (read === undefined) report(valueRange(entry), `${key} must be ${kind.must}`);
  return read;
}

function readRules(entry: TableEntry, ruleNames: readonly string[], report: Report): ReadonlyMap<string, Level> {
  const levels = new Map<string, Level>();
  if (entry.value.kind !== "table") {
    report(valueRange(entry), `rules must be a table, such as { no-margin = "off" }`);
    return levels;
  }
  for (const rule of entry.value.entries) {
    const text = rule.value.kind === "string" ? String(rule.value.value) : undefined;
    const read = readLevel(rule.key, text, ruleNames);
    switch (read.kind) {
      case "level":
        levels.set(rule.key, read.level);
        break;
      case "no-rule":
        report(rule.keyRange, `there is no rule ${rule.key}${suggestion(rule.key, ruleNames)}`);
        break;
      case "no-level":
        report(valueRange(rule), `${rule.key} must be "error", "warning", "info" or "off"`);
        break;
    }
  }
  return levels;
}

function checkIgnored(entry: TableEntry, ruleNames: readonly string[], report: Report): void {
  const example = 'such as { "pynenc.json" = ["no-margin"] }';
  if (entry.value.kind !== "table") {
    report(valueRange(entry), `ignore must be a table of files with the rules they need not keep, ${example}`);
    return;
  }
  for (const file of entry.value.entries) {
    if (file.value.kind !== "list") {
      report(valueRange(file), `${file.key} must be a list of rules, ${example}`);
      continue;
    }
    for (const item of file.value.items) {
      const name = item.kind === "string" ? String(item.value) : undefined;
      if (name === undefined || !ruleNames.includes(name)) {
        const near = name === undefined ? "" : suggestion(name, ruleNames);
        report(item.range ?? valueRange(file), `there is no rule ${name ?? "that is not a string"}${near}`);
      }
    }
  }
}

function readPatterns(entry: TableEntry, report: Report): readonly string[] {
  const items = entry.value.kind === "list" ? entry.value.items : [];
  const patterns = items
    .filter(({ kind }) => kind === "string")
    .map((item) => String("value" in item ? item.value : ""));
  if (entry.value.kind !== "list" || patterns.length < items.length) {
    report(valueRange(entry), `exclude must be a list of patterns, such as ["examples/**"]`);
  }
  return patterns;
}

function suggestion(word: string, known: readonly string[]): string {
  const near = closest(word, known);
  return near === undefined ? "" : `; did you mean ${near}?`;
}

function valueRange(entry: TableEntry): TextRange {
  return entry.value.range ?? entry.keyRange;
}
