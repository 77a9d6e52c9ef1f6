import { type EnvironmentVariable, literalValue } from "../environment.js";
import { LETTER_ESCAPES } from "../syntax/letter-escapes.js";

const SPACE_AND_COMMENTS = /(?:\s|#[^\n]*)*/uy;
/** A name with the sign before its value; it may also stand alone on its line. */
const NAME = /(?:export\s+)?([\p{L}\p{N}_.[\]-]*)[^\S\n]*([=:\n]|$)[^\S\n]*/uy;
const QUOTED = /(["'])((?:\\[\s\S]|(?!\1)[^\\])*)\1/y;
const REST_OF_LINE = /[^\n]*/y;

/**
 * The variables of a file that `env_file` names, as Compose reads it: behind `=` or `:`, with a comment only behind a space, and
 * quotes that may go on over lines.
 *
 * @returns why Compose stops at it, as a clause, where it does
 */
export function composeVariables(text: string): readonly EnvironmentVariable[] | string {
  const variables: EnvironmentVariable[] = [];
  for (let at = behind(SPACE_AND_COMMENTS, text, 0); at < text.length; at = behind(SPACE_AND_COMMENTS, text, at)) {
    NAME.lastIndex = at;
    const [before, name = "", sign = ""] = NAME.exec(text) ?? [];
    if (before === undefined) return stopsAt(text, at);
    const start = at + before.length;
    const isAlone = sign !== "=" && sign !== ":";
    const value = isAlone ? TAKEN_OVER : valueAt(text, start);
    if (value === undefined) return stopsAt(text, at);
    const { written, ...said } = value;
    const nameStart = at + before.lastIndexOf(name, before.length - 1 - (isAlone ? 0 : 1));
    const valueRange = { start, end: start + written.length };
    variables.push({ name, nameRange: { start: nameStart, end: nameStart + name.length }, valueRange, ...said });
    // Behind quotes the next one may begin on the same line.
    const isQuoted = /^["']/.test(written);
    at = isAlone ? start : isQuoted ? valueRange.end : behind(REST_OF_LINE, text, start);
  }
  return variables;
}

interface WrittenValue {
  readonly written: string;
  readonly value: string | undefined;
  readonly isUncertain?: boolean;
}

/** A name alone is handed on from where Compose is called, if it is there. */
const TAKEN_OVER: WrittenValue = { written: "", value: undefined, isUncertain: true };

/** Undefined where its quotes have no end. */
function valueAt(text: string, start: number): WrittenValue | undefined {
  const quote = text.charAt(start);
  if (quote !== '"' && quote !== "'") {
    const written = text
      .slice(start, behind(REST_OF_LINE, text, start))
      .replace(/ #.*$/s, "")
      .trimEnd();
    return { written, value: literalValue(written) };
  }
  QUOTED.lastIndex = start;
  const [written, , inside = ""] = QUOTED.exec(text) ?? [];
  if (written === undefined) return undefined;
  const said = inside.replaceAll(`\\${quote}`, quote);
  if (quote === "'") return { written, value: said };
  const expanded = said.replaceAll(/\\([\\abfnrtv])/g, (_escape, letter: string) => LETTER_ESCAPES[letter] ?? letter);
  return { written, value: literalValue(expanded) };
}

/** Where what a pattern matches ends, which may be nothing. */
function behind(pattern: RegExp, text: string, start: number): number {
  pattern.lastIndex = start;
  return start + (pattern.exec(text)?.[0].length ?? 0);
}

function stopsAt(text: string, at: number): string {
  return `Compose stops at its line ${text.slice(0, at).split("\n").length}`;
}

/** The same with `format: raw`: a line is a variable as it stands. */
export function rawVariables(text: string): readonly EnvironmentVariable[] | string {
  return [...text.matchAll(/^[^\S\r\n]*([^\s#=][^=\s]*)(?:=([^\r\n]*)|(?=\r?$))/gm)].map(
    ({ index, 0: all, 1: name = "", 2: value }) => {
      const nameStart = index + all.indexOf(name);
      const end = index + all.length;
      return {
        name,
        nameRange: { start: nameStart, end: nameStart + name.length },
        value,
        valueRange: { start: end - (value?.length ?? 0), end },
        ...(value === undefined ? { isUncertain: true } : {}),
      };
    },
  );
}
