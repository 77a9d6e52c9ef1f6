/** A table's header, or a key that is set: neither can stand in an array or an inline table that goes over lines. */
const BEGINS_ANEW = /^[^\S\r\n]*(?:\[\[?\s*[A-Za-z_][^[\],\r\n]*\]\]?\s*(?:#.*)?$|[\w.-]+\s*=)/;

/**
 * Whether what a text ends in is an array or a string that goes over lines, so that no key can stand behind it. Of the
 * text alone, since what is half typed does not parse: a bracket that nobody closed ends where a key or a table begins.
 */
export function endsInsideTomlValue(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; ) {
    const isLineStart = at === 0 || text[at - 1] === "\n";
    if (isLineStart && depth > 0 && BEGINS_ANEW.test(lineFrom(text, at))) depth = 0;
    if (isLineStart && depth === 0) {
      // Brackets and quotes before the equals sign are a header's or a key's own.
      const key = /^[^\S\r\n]*(?:\[.*|[^=#\r\n]*=)/.exec(lineFrom(text, at));
      if (key !== null) {
        at += key[0].length;
        continue;
      }
    }
    const rest = text.slice(at, at + 3);
    if (rest === '"""' || rest === "'''") {
      const end = endOfMultiline(text, at + 3, rest);
      if (end === -1) return true;
      at = end;
      continue;
    }
    const character = text[at] ?? "";
    if (character === '"' || character === "'") {
      at = endOfString(text, at + 1, character);
      continue;
    }
    if (character === "#") {
      at = endOfLine(text, at);
      continue;
    }
    if (character === "[") depth++;
    if (character === "]") depth = Math.max(0, depth - 1);
    at++;
  }
  return depth > 0;
}

function lineFrom(text: string, at: number): string {
  return text.slice(at, endOfLine(text, at));
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end === -1 ? text.length : end;
}

function endOfMultiline(text: string, from: number, quotes: string): number {
  for (let at = from; at < text.length; at++) {
    if (text[at] === "\\" && quotes === '"""') at++;
    else if (text.startsWith(quotes, at)) return at + quotes.length;
  }
  return -1;
}

/** Behind the closing quote; at the end of the line where nobody closed it. */
function endOfString(text: string, from: number, quote: string): number {
  const end = endOfLine(text, from);
  for (let at = from; at < end; at++) {
    if (text[at] === "\\" && quote === '"') at++;
    else if (text[at] === quote) return at + 1;
  }
  return end;
}
