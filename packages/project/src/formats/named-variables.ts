import type { TextRange } from "../text/source-text.js";
import { entryOf, type TableNode } from "../tree/tree.js";
import { type EnvironmentVariable, variableOfEntry } from "./environment.js";

/**
 * A variable whose name and value are two entries of one table: `{"name": "NAME", "value": "5"}`. Without a value it is filled
 * in from elsewhere.
 *
 * @param nameKey the key that its name stands behind
 * @param text what the table stands in
 */
export function namedVariable(table: TableNode, nameKey: string, text: string): EnvironmentVariable | undefined {
  const name = entryOf(table, nameKey)?.value;
  if (name?.kind !== "string") return undefined;
  const nameRange = withoutQuotes(name.range, text);
  const value = entryOf(table, "value");
  const given = value === undefined ? { value: undefined, valueRange: nameRange } : variableOfEntry(value);
  return { ...given, name: String(name.value), nameRange };
}

function withoutQuotes({ start, end }: TextRange, text: string): TextRange {
  return /["']/.test(text.charAt(start)) ? { start: start + 1, end: end - 1 } : { start, end };
}
