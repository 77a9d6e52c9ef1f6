import type { SyntaxNode } from "@lezer/common";
import type { TextRange } from "../../text/source-text.js";
import { ANY_KEY, type TableEntry } from "../../tree/tree.js";
import { argumentsOf } from "./python-calls.js";
import { rangeOf, textOf } from "./python-syntax.js";
import type { PythonValues } from "./python-values.js";

/** What a call gives, by the names of what is called. */
export interface BoundArguments {
  /** Each as an entry with the parameter's name. */
  readonly given: ReadonlyMap<string, TableEntry>;
  /** What is given by any other name, in order. */
  readonly others: readonly TableEntry[];
  /** Where it gives what only the running program knows, which may be anything that is not given besides. */
  readonly anything: TextRange | undefined;
}

/**
 * Binds the arguments of a call as Python does.
 *
 * @param positional the parameters that may be given without a name, in order
 * @param named those that are known by name
 * @param calledAt where the name of what is called stands, which is the name of what has none
 */
export function boundArguments(
  call: SyntaxNode,
  positional: readonly string[],
  named: ReadonlySet<string>,
  calledAt: TextRange,
  { values, text }: { readonly values: PythonValues; readonly text: string },
): BoundArguments {
  const given = new Map<string, TableEntry>();
  const others: TableEntry[] = [];
  let anything: TextRange | undefined;
  let next = 0;
  const bind = (entry: TableEntry) => {
    if (named.has(entry.key)) given.set(entry.key, entry);
    else others.push(entry);
  };
  for (const { name, value } of argumentsOf(call)) {
    if (name === undefined) {
      const parameter = positional[next++];
      if (parameter !== undefined) given.set(parameter, values.entryOf(parameter, calledAt, value));
    } else if (name.name === "*") {
      anything = rangeOf(value);
      // How many there are nobody knows.
      next = positional.length;
    } else if (name.name === "**") {
      for (const entry of values.entriesOf(value)) {
        if (entry.key === ANY_KEY) anything = rangeOf(value);
        else bind(entry);
      }
    } else bind(values.entryOf(textOf(name, text), rangeOf(name), value));
  }
  return { given, others, anything };
}
