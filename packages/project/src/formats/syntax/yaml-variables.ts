import type { SourceText } from "../../text/source-text.js";
import type { TypedPlace } from "../typed-place.js";
import { type VariableStyle, variableAt } from "../variable-place.js";
import type { BareValue } from "../variable-value-place.js";

/** How variables are written in YAML: as entries of a mapping, or as items `NAME=value` of a list. */
export const YAML_VARIABLES: VariableStyle = {
  // An editor may ask at a word's first letter only, and show what other words there are if nothing is known of it.
  isName: (before) => /(?:^|[^\w#.])PY[\w#.]*$|^\s*(?:-\s+)?(?:(?:name|key):\s+)?["']?P$/.test(before),
  separator: (before) => {
    if (/["']$/.test(before)) return "";
    return /^\s*-\s+$/.test(before) ? "=" : ": ";
  },
  bareValue: ({ before, separator }) => {
    // An item `NAME=value` of a list is text; what stands behind a colon YAML may take for something else.
    const quotes = separator === "=" ? "none" : '"';
    return /[[{]/.test(before)
      ? { typed: /^[^,}\]#]*$/, rest: /^[^,}\]#]*?(?=\s*(?:[,}\]#]|$))/, quotes }
      : { ...TO_LINE_END, quotes };
  },
};

/** What goes on to the end of its line, or to a comment there. */
export const TO_LINE_END: Pick<BareValue, "typed" | "rest"> = {
  typed: /^(?!#)(?:(?!\s#).)*$/,
  rest: /^.*?(?=\s+#|\s*$)/,
};

export function yamlVariableAt(source: SourceText, offset: number): TypedPlace | undefined {
  return variableAt(source, offset, YAML_VARIABLES);
}
