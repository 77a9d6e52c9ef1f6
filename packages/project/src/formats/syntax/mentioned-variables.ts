import type { EnvironmentVariable } from "../environment.js";
import type { CommandText } from "./command-text.js";

/**
 * The variables of pynenc's that a command mentions in whatever other way than to read them, as `$NAME`: what they are in the
 * end only the running command knows.
 *
 * @param known those of which it is known
 */
export function mentionedVariables(
  texts: readonly CommandText[],
  known: ReadonlySet<string>,
): readonly EnvironmentVariable[] {
  const found = new Map<string, EnvironmentVariable>();
  for (const text of texts) {
    for (const { 0: name, index } of text.text.matchAll(MENTION)) {
      if (known.has(name) || found.has(name)) continue;
      const place = placeOf(name, index, text);
      found.set(name, { name, nameRange: place, value: undefined, valueRange: place });
    }
  }
  return [...found.values()];
}

const MENTION = /(?<![\w$]|\$\{)PYNENC__\w+(?:#[\w.#]+)?/g;

function placeOf(name: string, index: number, { at, written, range }: CommandText) {
  const offset = at === undefined ? (written?.indexOf(name) ?? -1) : at - range.start + index;
  if (offset === -1) return range;
  return { start: range.start + offset, end: range.start + offset + name.length };
}
