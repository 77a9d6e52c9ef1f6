import type { TextRange } from "../source-text.js";
import { type EnvironmentVariable, literalValue } from "./environment.js";

const LINE = /^[^\S\r\n]*(?:export[^\S\r\n]+)?([A-Za-z_][\w#.]*)[^\S\r\n]*=[^\S\r\n]*(.*?)[^\S\r\n]*\r?$/gm;

/**
 * The variables of a `.env` file. Quotes are taken off; behind an unquoted value a comment needs a space before its `#`.
 * Lines of any other kind are nobody's business here.
 */
export function parseDotenv(text: string): readonly EnvironmentVariable[] {
  const variables: EnvironmentVariable[] = [];
  for (const match of text.matchAll(LINE)) {
    const [line, name = "", rest = ""] = match;
    const nameStart = match.index + line.indexOf(name);
    // Searched behind the `=`, since the value may be part of the name.
    const valueStart = match.index + line.indexOf(rest, line.indexOf("=") + 1);
    const { written, value } = unquoted(rest);
    variables.push({
      name,
      nameRange: { start: nameStart, end: nameStart + name.length },
      value,
      valueRange: { start: valueStart, end: valueStart + written.length },
    });
  }
  return variables;
}

/** The comments of a `.env` file: on lines of their own, and behind values. */
export function commentsInDotenv(text: string): readonly TextRange[] {
  const rest = /[^\S\r\n]*#.*/y;
  const lineStarts = [...text.matchAll(/^/gm)].map(({ index }) => index);
  return [...lineStarts, ...parseDotenv(text).map(({ valueRange }) => valueRange.end)].flatMap((start) => {
    rest.lastIndex = start;
    const comment = rest.exec(text)?.[0];
    return comment === undefined ? [] : [{ start, end: start + comment.length }];
  });
}

function unquoted(rest: string): { readonly written: string; readonly value: string | undefined } {
  const quoted = /^'([^']*)'|^"((?:[^"\\]|\\.)*)"/.exec(rest);
  if (quoted !== null) {
    const [written, single, double] = quoted;
    return { written, value: single ?? literalValue((double ?? "").replaceAll(/\\(.)/g, "$1")) };
  }
  const written = rest.replace(/(?:^|\s+)#.*$/, "");
  return { written, value: literalValue(written) };
}
