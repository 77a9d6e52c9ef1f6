import { ParseError } from "toml-eslint-parser";
import type { TextRange } from "../../text/source-text.js";
import type { SyntaxProblem } from "../../tree/tree.js";
import { readToml } from "./read-toml.js";
import { RefusedValue, readWhole } from "./toml-parts.js";

/** Nobody mends more of them at a time, and each costs reading the text once more. */
const MOST_PROBLEMS = 20;

/** So much is read again at a keystroke: of a long text fewer are told. */
const MOST_CHARACTERS_READ = 200_000;

/** How far the beginning of what is not closed is looked for. */
const MOST_LINES = 100;

/** What is wrong, where it is to be shown, and the lines without which the rest may be read. */
interface TomlMistake extends SyntaxProblem {
  readonly lines: TextRange;
}

/**
 * All that is wrong with a text, in the order in which it was found: it is read again without what could not be read, which
 * is left blank so that all else stays where it is, until nothing is wrong any more.
 *
 * @param error that the reader threw
 * @returns undefined for an error that is none of the text's
 */
export function tomlProblems(error: unknown, text: string): readonly [SyntaxProblem, ...SyntaxProblem[]] | undefined {
  const first = mistakeIn(error, text);
  if (first === undefined) return undefined;
  const found: [TomlMistake, ...TomlMistake[]] = [first];
  let rest = text;
  let last = first;
  while (found.length < MOST_PROBLEMS && found.length * text.length <= MOST_CHARACTERS_READ) {
    const broken = rest.slice(last.lines.start, last.lines.end);
    const blank = broken.replaceAll(/[^\r\n]/g, " ");
    // With nothing left to leave out it would be found for ever.
    if (blank === broken) break;
    rest = rest.slice(0, last.lines.start) + blank + rest.slice(last.lines.end);
    const next = nextMistake(rest);
    if (next === undefined) break;
    found.push(next);
    last = next;
  }
  return found.map(({ range, message }) => ({ range, message })) as [SyntaxProblem, ...SyntaxProblem[]];
}

function nextMistake(text: string): TomlMistake | undefined {
  try {
    readToml(text);
    return undefined;
  } catch (error) {
    return mistakeIn(error, text);
  }
}

function mistakeIn(error: unknown, text: string): TomlMistake | undefined {
  if (error instanceof RefusedValue) {
    return { range: error.range, message: error.message, lines: lineAround(text, error.range.start) };
  }
  return error instanceof ParseError ? { message: error.message, ...placeOf(error, text) } : undefined;
}

/** The parser notices at the next line what is missing at the end of one, or what is begun and not closed. */
function placeOf({ index, message }: ParseError, text: string): Pick<TomlMistake, "range" | "lines"> {
  const own = lineAround(text, index);
  const range = wordAround(text, index);
  // The second of two that have one name is right by itself, and wrong where it is.
  if (/multiple times/.test(message)) return { range, lines: own };
  const isAtItsBeginning = text.slice(own.start, index).trim() === "";
  const isAtTheEnd = text.slice(index).trim() === "";
  const before = isAtItsBeginning || !isBeginning(text, own.start) ? unfinishedBefore(text, own.start) : undefined;
  if (before === undefined) return { range, lines: own };
  const lines = { start: before, end: isBeginning(text, own.start) || isAtTheEnd ? own.start : own.end };
  return { range: isAtItsBeginning ? trimmed(text, lineAround(text, before)) : range, lines };
}

/** The nearest line above that begins something which does not end before a line. */
function unfinishedBefore(text: string, end: number, most = MOST_LINES): number | undefined {
  let start = end;
  for (let lines = 0; start > 0 && lines < most; lines++) {
    start = lineAround(text, start - 1).start;
    const isLast = text.slice(start, end).trim() !== "" && text.slice(text.indexOf("\n", start) + 1, end).trim() === "";
    if ((isLast || isBeginning(text, start)) && !isRead(text.slice(start, end))) {
      // What is alone on its line and nothing by itself may be the end of what began above.
      const above = isBeginning(text, start) ? undefined : unfinishedBefore(text, start, most - lines - 1);
      return above ?? start;
    }
  }
  return undefined;
}

/** Where a line looks like a header, or like a key with a value. */
const BEGINNING = /[ \t]*(?:\[|(?:[\w-]+|"[^"\n]*"|'[^'\n]*')[ \t]*[.=])/y;

function isBeginning(text: string, start: number): boolean {
  BEGINNING.lastIndex = start;
  return BEGINNING.test(text);
}

function isRead(text: string): boolean {
  try {
    readWhole(text);
    return true;
  } catch {
    return false;
  }
}

/** Without the line feed. */
function lineAround(text: string, index: number): TextRange {
  const end = text.indexOf("\n", index);
  return { start: text.lastIndexOf("\n", index - 1) + 1, end: end === -1 ? text.length : end };
}

const WORD = /[^\s,=#[\]{}]/;

/** The word that an index is in or behind, so that there is something to underline; else one character, never past the end. */
function wordAround(text: string, index: number): TextRange {
  const isWord = (at: number) => WORD.test(text[at] ?? "");
  const { start: first } = lineAround(text, index);
  let start = index;
  // At the end of a line what is wrong is what stands there last.
  if (/^[^\S\n]*(?:\n|$)/.test(text.slice(index, index + 100))) {
    while (start > first && /\s/.test(text[start - 1] ?? "")) start--;
  }
  let end = start;
  while (start > first && isWord(start - 1)) start--;
  while (isWord(end)) end++;
  if (end > start) return { start, end };
  const at = Math.max(0, Math.min(index, text.length - 1));
  return { start: at, end: Math.min(at + 1, text.length) };
}

function trimmed(text: string, { start, end }: TextRange): TextRange {
  const line = text.slice(start, end);
  return { start: start + line.length - line.trimStart().length, end: start + line.trimEnd().length };
}
