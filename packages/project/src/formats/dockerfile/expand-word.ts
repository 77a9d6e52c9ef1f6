/** What a name stands for where a word is expanded: nothing where it is set nowhere, undefined where that is not known. */
export type LookUp = (name: string) => string | null | undefined;

/** `$NAME`, `${NAME}`, or the beginning of `${NAME:-word}` and its kin. */
const REFERENCE = /\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)(?:\}|(:?[-+])))/y;

/** No value is longer; one that is made of itself, over and over, would be. */
const MOST_LENGTH = 10_000;
/** Nobody nests references deeper. */
const MOST_DEPTH = 8;

/**
 * A word of a Dockerfile as its builder expands it, quotes taken off; undefined where somebody else knows a part of it, and
 * for what is written in a way that is not followed here.
 */
export function expandWord(word: string, lookUp: LookUp, depth = 0): string | undefined {
  let expanded = "";
  let quote = "";
  for (let at = 0; at < word.length; at++) {
    if (expanded.length > MOST_LENGTH) return undefined;
    const character = word.charAt(at);
    if (character === quote) quote = "";
    else if (quote === "'") expanded += character;
    else if (quote === "" && (character === "'" || character === '"')) quote = character;
    else if (character === "\\") {
      const next = word.charAt(at + 1);
      // Within quotes a backslash stays before what needs none.
      if (quote === '"' && !/["$\\]/.test(next)) expanded += character;
      else at++;
      expanded += quote === '"' && !/["$\\]/.test(next) ? "" : next;
    } else if (character !== "$") expanded += character;
    else {
      REFERENCE.lastIndex = at;
      const match = REFERENCE.exec(word);
      if (match === null || depth > MOST_DEPTH) return undefined;
      const [begun, bare, braced = "", operator] = match;
      const inside = operator === undefined ? "" : upToBrace(word.slice(at + begun.length));
      const value = inside === undefined ? undefined : referred(bare ?? braced, operator, inside, lookUp, depth);
      if (inside === undefined || value === undefined) return undefined;
      expanded += value;
      at += begun.length + inside.length - (operator === undefined ? 1 : 0);
    }
  }
  return quote === "" ? expanded : undefined;
}

/** What stands before the brace that ends a reference; undefined where there is none, or quotes hide it. */
function upToBrace(text: string): string | undefined {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (/["'\\]/.test(character)) return undefined;
    if (character === "{") depth++;
    if (character === "}" && depth-- === 0) return text.slice(0, at);
  }
  return undefined;
}

function referred(
  name: string,
  operator: string | undefined,
  word: string,
  lookUp: LookUp,
  depth: number,
): string | undefined {
  const value = lookUp(name);
  if (value === undefined || operator === undefined) return value === null ? "" : value;
  const isThere = value !== null && (value !== "" || !operator.startsWith(":"));
  if (operator.endsWith("+")) return isThere ? expandWord(word, lookUp, depth + 1) : "";
  return isThere ? value : expandWord(word, lookUp, depth + 1);
}
