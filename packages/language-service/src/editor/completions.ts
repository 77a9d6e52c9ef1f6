import type { SourceText } from "@slotwise/project";
import { formatOf, lineAt, parseVariableName, type TypedPlace, typedPlaceAt } from "@slotwise/project";
import type { Completion } from "./completion/completion.js";
import {
  type CompletionItem,
  keysOf,
  ruleItems,
  sectionItems,
  tableItem,
  valuesIn,
  valuesOf,
  variableItems,
} from "./completion/completion-items.js";

/**
 * What may be written at an offset: names of settings that are not set yet, tables, values, variables, rules. Of the
 * text alone, since what is half typed does not parse. Empty in files that are not pynenc's.
 */
export function completions(source: SourceText, offset: number): readonly Completion[] {
  const rules = rulesToAccept(source, offset);
  if (rules !== undefined) return rules;
  const place = typedPlaceAt(source, offset);
  if (place === undefined) return [];
  const { range } = place;
  return wordsFor(place).map(({ item, newText }) => ({ ...item, range, newText }));
}

/** Rules, in a comment that accepts one; undefined anywhere else. */
function rulesToAccept(source: SourceText, offset: number): readonly Completion[] | undefined {
  const mark = formatOf(source.name, source.text)?.comment;
  const { before, behind } = lineAt(source, offset);
  const comment = /(\S)\s*slotwise:\s*ignore(?:-file)?\[(?:[\w-]+\s*,\s*)*([\w-]*)$/.exec(before);
  if (mark === undefined || comment?.[1] !== mark) return undefined;
  const rest = /^[\w-]*/.exec(behind)?.[0] ?? "";
  const range = { start: offset - (comment[2] ?? "").length, end: offset + rest.length };
  return ruleItems().map((item) => ({ ...item, range, newText: item.word }));
}

/** A word, and how it is written where it is asked for. */
interface WordAsWritten {
  readonly item: CompletionItem;
  readonly newText: string;
}

function wordsFor(place: TypedPlace): readonly WordAsWritten[] {
  switch (place.kind) {
    case "table":
      return place.tables.map((named) => ({ item: tableItem(named), newText: place.written(named.name) }));
    case "key":
      return [...keysOf(place.table), ...(place.hasTables ? sectionItems() : [])]
        .filter(({ word }) => !place.isSet(word))
        .map((item) => ({ item, newText: place.written(item.word, item.kind === "table") }));
    case "value":
      return valuesIn(place.table, place.key).map(({ isText, ...item }) => ({
        item,
        newText: place.written(item.word, isText),
      }));
    case "variable":
      return variableItems(place.isOfClass)
        .filter(({ word }) => !place.isSet(word))
        .map((item) => ({ item, newText: place.written(item.word) }));
    case "variable-value":
      return variableValues(place.name).map((item) => ({ item, newText: place.written(item.word) }));
  }
}

function variableValues(name: string): readonly CompletionItem[] {
  const meaning = parseVariableName(name);
  const [possible] = meaning.kind === "setting" ? meaning.fields : [];
  if (possible === undefined) return [];
  // To Python every text is true, "false" too.
  const items = valuesOf(possible.field).filter(({ word }) => possible.field.type !== "bool" || word === "true");
  return items.map(({ isText: _isText, ...item }) => item);
}
