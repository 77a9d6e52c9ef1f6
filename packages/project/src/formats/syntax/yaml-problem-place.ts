import { type Document, visit } from "yaml";
import type { TextRange } from "../../text/source-text.js";

/**
 * Where a mistake is to be shown. Of a text in quotes that nobody closed the parser tells the end of the file, where nothing
 * is wrong: the text's first line is, and it is the last that the parser came to.
 */
export function placeOfProblem(
  text: string,
  document: Document.Parsed,
  { pos, message }: { readonly pos: readonly [number, number]; readonly message: string },
): TextRange {
  const opened = message.startsWith("Missing closing") ? lastQuote(document) : undefined;
  const first = Math.max(0, Math.min(opened ?? pos[0], text.length - 1));
  if (opened === undefined) return { start: first, end: Math.min(Math.max(pos[1], first + 1), text.length) };
  const end = text.indexOf("\n", first);
  return { start: first, end: end === -1 ? text.length : end };
}

function lastQuote(document: Document.Parsed): number | undefined {
  let last: number | undefined;
  visit(document, {
    Scalar: (_key, { type, range }) => {
      if (type?.startsWith("QUOTE") === true && range) last = range[0];
    },
  });
  return last;
}
