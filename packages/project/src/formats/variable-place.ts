import { lineAt } from "../text/line-at.js";
import type { SourceText } from "../text/source-text.js";
import type { TypedPlace } from "./typed-place.js";
import { type AroundValue, type BareValue, variableValueAt } from "./variable-value-place.js";

/** How a format writes variables, as far as one line of it tells. */
export interface VariableStyle {
  /**
   * Whether a name may be meant by what stands on the line. Where anything may be meant something of the name has to be
   * there, which is asked where a format does not say.
   */
  isName?(before: string): boolean;
  /** What stands between a name and its value, given what stands before the name. */
  separator(before: string): string;
  /** Undefined where another value would be one too many. */
  bareValue(around: AroundValue): BareValue | undefined;
}

/** The `PYNENC__` variable that is being typed, its name or its value. */
export function variableAt(source: SourceText, offset: number, style: VariableStyle): TypedPlace | undefined {
  const at = lineAt(source, offset);
  const value = variableValueAt(at, offset, style.bareValue);
  if (value !== undefined) return value;
  const word = /[\w#.]*$/.exec(at.before)?.[0] ?? "";
  if (!(style.isName?.(at.before) ?? /^PY/.test(word))) return undefined;
  const rest = /^[\w#.]*/.exec(at.behind)?.[0] ?? "";
  const end = /^[\w#.]*["']?\s*[=:]/.test(at.behind)
    ? ""
    : style.separator(at.before.slice(0, at.before.length - word.length));
  const names = new Set(source.text.match(/\bPYNENC__[\w#.]+/g) ?? []);
  return {
    kind: "variable",
    isOfClass: word.startsWith("PYNENC__CONFIG"),
    range: { start: offset - word.length, end: offset + rest.length },
    isSet: (name) => name !== word && names.has(name),
    written: (name) => `${name}${end}`,
  };
}
