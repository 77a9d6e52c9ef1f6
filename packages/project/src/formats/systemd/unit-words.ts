import { LETTER_ESCAPES } from "../syntax/letter-escapes.js";

/** A word of a value: its characters as systemd takes them, each with where its writing begins and ends. */
export interface UnitWord {
  readonly text: string;
  /** Where each character begins, and behind them where the word ends. */
  readonly starts: readonly number[];
  /** The quote that was open at each character; empty where none was. */
  readonly quotes: readonly string[];
}

/**
 * Splits a value into words as systemd does: quotes may stand anywhere in a word, and what stands behind a backslash is as
 * in C. A mistake ends it, and the words before it count.
 */
export function unitWords(text: string): readonly UnitWord[] {
  const words: UnitWord[] = [];
  for (let at = skipSpace(text, 0); at < text.length; ) {
    const read = wordAt(text, at);
    if (read === undefined) break;
    words.push(read.word);
    at = skipSpace(text, read.end);
  }
  return words;
}

function skipSpace(text: string, start: number): number {
  let at = start;
  while (isSpace(text[at])) at++;
  return at;
}

function isSpace(character: string | undefined): boolean {
  return character === " " || character === "\t" || character === "\n" || character === "\r";
}

function wordAt(text: string, start: number): { readonly word: UnitWord; readonly end: number } | undefined {
  const parts: string[] = [];
  const starts: number[] = [];
  const quotes: string[] = [];
  let quote = "";
  let at = start;
  for (; at < text.length && (quote !== "" || !isSpace(text[at])); ) {
    const character = text.charAt(at);
    if (quote === "" ? character === '"' || character === "'" : character === quote) {
      quote = quote === "" ? character : "";
      at++;
      continue;
    }
    const read = character === "\\" ? escapeAt(text, at) : { text: character, length: 1 };
    if (read === undefined) return undefined;
    // A character beyond the first plane is two of ours.
    for (const unit of read.text.split("")) {
      parts.push(unit);
      starts.push(at);
      quotes.push(quote);
    }
    at += read.length;
  }
  if (quote !== "") return undefined;
  return { word: { text: parts.join(""), starts: [...starts, at], quotes }, end: at };
}

const ESCAPE = /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{3})|([abfnrtvs\\"']))/y;

function escapeAt(text: string, at: number): { readonly text: string; readonly length: number } | undefined {
  ESCAPE.lastIndex = at;
  const match = ESCAPE.exec(text);
  if (match === null) return undefined;
  const [{ length }, hex, short, long, octal, letter] = match;
  if (letter !== undefined) return { text: letter === "s" ? " " : (LETTER_ESCAPES[letter] ?? letter), length };
  const code = octal === undefined ? Number.parseInt(hex ?? short ?? long ?? "", 16) : Number.parseInt(octal, 8);
  return code === 0 || code > 0x10ffff ? undefined : { text: String.fromCodePoint(code), length };
}
