import type { FileFormat, SourceText } from "@slotwise/project";
import { completeVariableValue } from "./complete-variable-value.js";
import type { Completion } from "./completion.js";
import { variableItems } from "./completion-items.js";
import { lineAt } from "./line-at.js";

/** Completion of `PYNENC__` variables and their values, wherever a file sets variables. */
export function completeEnvironment(source: SourceText, offset: number, format: FileFormat): readonly Completion[] {
  const at = lineAt(source, offset);
  const values = completeVariableValue(at, offset, format);
  if (values !== undefined) return values;
  const word = /[\w#.]*$/.exec(at.before)?.[0] ?? "";
  // Elsewhere than in a file of variables anything may be meant, so something of the name has to be there.
  const isWanted = format === "dotenv" ? /^\s*(?:export\s+)?[\w#.]*$/.test(at.before) : /^PY/.test(word);
  if (!isWanted) return [];
  const rest = /^[\w#.]*/.exec(at.behind)?.[0] ?? "";
  const range = { start: offset - word.length, end: offset + rest.length };
  const end = /^[\w#.]*["']?\s*[=:]/.test(at.behind)
    ? ""
    : separator(format, at.before.slice(0, -word.length || undefined));
  const written = new Set(source.text.match(/\bPYNENC__[\w#.]+/g) ?? []);
  return variableItems(word.startsWith("PYNENC__CONFIG"))
    .filter((item) => item.word === word || !written.has(item.word))
    .map((item) => ({ ...item, range, newText: `${item.word}${end}` }));
}

/** What stands between a variable's name and its value. */
function separator(format: FileFormat, before: string): string {
  if (format === "dotenv" || format === "dockerfile") return "=";
  if (format === "kubernetes" || format === "python" || /["']$/.test(before)) return "";
  return /^\s*-\s+$/.test(before) ? "=" : ": ";
}
