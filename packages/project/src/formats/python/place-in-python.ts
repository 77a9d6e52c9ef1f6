import { classNamed } from "../../fields/classes.js";
import { lineAt } from "../../text/line-at.js";
import type { SourceText } from "../../text/source-text.js";
import type { SettingsTable, TypedPlace } from "../typed-place.js";
import { type VariableStyle, variableAt } from "../variable-place.js";

/** How far back a call may begin. */
const MOST_CALL_CHARACTERS = 4000;

/** What is being typed in a Python module: `app.conf.`, what code gives to the application, variables. */
export function placeInPython(source: SourceText, offset: number): TypedPlace | undefined {
  if (!/\bpynenc\b/i.test(source.text)) return undefined;
  const { before, behind } = lineAt(source, offset);
  const word = /\w*$/.exec(before)?.[0] ?? "";
  const rest = /^\w*/.exec(behind)?.[0] ?? "";
  const range = { start: offset - word.length, end: offset + rest.length };
  const preceding = source.text.slice(Math.max(0, offset - MOST_CALL_CHARACTERS), offset - word.length);
  const keyOf = (table: SettingsTable, end = ""): TypedPlace => {
    return { kind: "key", table, hasTables: false, range, isSet: () => false, written: (name) => `${name}${end}` };
  };
  const application = classNamed("ConfigPynenc");
  if (/\.conf\.$/.test(preceding) && application !== undefined) {
    return keyOf({ kind: "class", configClass: application });
  }
  if (/(?:\bconfig_values\s*=\s*\{|\bcustom_config\(\s*\{)[^{}]*(?<=[{,]\s*)["']$/.test(preceding)) {
    return keyOf({ kind: "general" });
  }
  if (/\bcustom_config\([^(){}]*(?<=[(,]\s*)$/.test(preceding)) {
    return keyOf({ kind: "general" }, /^\w*\s*=/.test(behind) ? "" : "=");
  }
  return variableAt(source, offset, STYLE);
}

const STYLE: VariableStyle = {
  separator: () => "",
  bareValue: ({ behind }) =>
    /^[^\S\r\n]+[^\s,)}\]#]/.test(behind) ? undefined : { typed: /^[\w.]*$/, rest: /^[\w.]*/, quotes: '"' },
};
