import type { TextRange } from "../../text/source-text.js";
import { type EnvironmentVariable, literalValue } from "../environment.js";
import { LETTER_ESCAPES } from "../syntax/letter-escapes.js";

/** What stands before a value. */
const NAME = /^[^\S\r\n]*(?:export[^\S\r\n]+)?([A-Za-z_][\w#.]*)[^\S\r\n]*=[^\S\r\n]*/gm;
const REST_OF_LINE = /[^\r\n]*/y;
/** Quoted values, which may go on over lines. */
const SINGLE_QUOTED = /'((?:[^'\\]|\\.)*)'/sy;
const DOUBLE_QUOTED = /"((?:[^"\\]|\\.)*)"/sy;
/** What may stand behind the end of a value on several lines; anything else, and the quote was no end. */
const NOTHING_MORE = /[^\S\r\n]*(?:#|\r|\n|$)/y;

/**
 * The variables of a `.env` file, as python-dotenv reads them. Quotes are taken off; behind an unquoted value a comment
 * needs a space before its `#`. Lines of any other kind are nobody's business here.
 */
export function parseDotenv(text: string): readonly EnvironmentVariable[] {
  const variables: EnvironmentVariable[] = [];
  NAME.lastIndex = 0;
  for (let match = NAME.exec(text); match !== null; match = NAME.exec(text)) {
    const [before, name = ""] = match;
    const nameStart = match.index + before.lastIndexOf(name, before.lastIndexOf("="));
    const start = NAME.lastIndex;
    const { written, value } = quotedAt(text, start) ?? unquotedAt(text, start);
    const end = start + written.length;
    variables.push({
      name,
      nameRange: { start: nameStart, end: nameStart + name.length },
      value,
      valueRange: { start, end },
    });
    // No line within a value is one of its own.
    NAME.lastIndex = end;
  }
  return variables;
}

/** The comments of a `.env` file: on lines of their own, and behind values. */
export function commentsInDotenv(text: string): readonly TextRange[] {
  const rest = /[^\S\r\n]*#.*/y;
  const variables = parseDotenv(text);
  const lineStarts: number[] = [];
  let next = 0;
  for (const { index } of text.matchAll(/^/gm)) {
    while ((variables[next]?.valueRange.end ?? Number.POSITIVE_INFINITY) < index) next++;
    // Within a value there are none.
    if ((variables[next]?.valueRange.start ?? Number.POSITIVE_INFINITY) >= index) lineStarts.push(index);
  }
  return [...lineStarts, ...variables.map(({ valueRange }) => valueRange.end)].flatMap((start) => {
    rest.lastIndex = start;
    const comment = rest.exec(text)?.[0];
    return comment === undefined ? [] : [{ start, end: start + comment.length }];
  });
}

interface WrittenValue {
  readonly written: string;
  readonly value: string | undefined;
}

function quotedAt(text: string, start: number): WrittenValue | undefined {
  const quoted = text[start] === "'" ? SINGLE_QUOTED : DOUBLE_QUOTED;
  const match = matchAt(quoted, text, start);
  if (match === null) return undefined;
  const [written, inside = ""] = match;
  const goesOn = /[\r\n]/.test(written);
  if (goesOn && matchAt(NOTHING_MORE, text, start + written.length) === null) return undefined;
  if (quoted === SINGLE_QUOTED) return { written, value: inside.replaceAll(/\\([\\'])/g, "$1") };
  const value = inside.replaceAll(/\\([\\'"abfnrtv])/g, (_escape, letter: string) => LETTER_ESCAPES[letter] ?? letter);
  return { written, value: literalValue(value) };
}

function unquotedAt(text: string, start: number): WrittenValue {
  const [rest = ""] = matchAt(REST_OF_LINE, text, start) ?? [];
  const written = rest.replace(/(?:^|(?<!\s)\s+)#.*$/, "").trimEnd();
  return { written, value: literalValue(written) };
}

function matchAt(pattern: RegExp, text: string, start: number): RegExpExecArray | null {
  pattern.lastIndex = start;
  return pattern.exec(text);
}
