import type { SourceText } from "@slotwise/project";
import { classNamed } from "@slotwise/project";
import { completeEnvironment } from "./complete-environment.js";
import type { Completion } from "./completion.js";
import { keysOf } from "./completion-items.js";
import { lineAt } from "./line-at.js";

/** How far back a call may begin. */
const MOST_CALL_CHARACTERS = 4000;

/** Completion in a Python module: `app.conf.`, what code gives to the application, and variables. */
export function completePython(source: SourceText, offset: number): readonly Completion[] {
  if (!/\bpynenc\b/i.test(source.text)) return [];
  const { before, behind } = lineAt(source, offset);
  const word = /\w*$/.exec(before)?.[0] ?? "";
  const rest = /^\w*/.exec(behind)?.[0] ?? "";
  const range = { start: offset - word.length, end: offset + rest.length };
  const preceding = source.text.slice(Math.max(0, offset - MOST_CALL_CHARACTERS), offset - word.length);
  const application = classNamed("ConfigPynenc");
  if (/\.conf\.$/.test(preceding) && application !== undefined) {
    return keysOf({ kind: "class", configClass: application }).map((item) => ({ ...item, range, newText: item.word }));
  }
  if (/(?:\bconfig_values\s*=\s*\{|\bcustom_config\(\s*\{)[^{}]*(?<=[{,]\s*)["']$/.test(preceding)) {
    return keysOf({ kind: "general" }).map((item) => ({ ...item, range, newText: item.word }));
  }
  if (/\bcustom_config\([^(){}]*(?<=[(,]\s*)$/.test(preceding)) {
    const equals = /^\w*\s*=/.test(behind) ? "" : "=";
    return keysOf({ kind: "general" }).map((item) => ({ ...item, range, newText: `${item.word}${equals}` }));
  }
  return completeEnvironment(source, offset, "python");
}
