import type { ScalarNode } from "../../tree/tree.js";
import type { HclCursor } from "./hcl-cursor.js";

/** A text in quotes. With something to fill in (`${...}`, which Nomad also does when a task starts) it is unknown. */
export function quotedText(cursor: HclCursor): ScalarNode {
  const start = cursor.at;
  const pieces: string[] = [];
  let isFilledIn = false;
  cursor.at++;
  while (!cursor.isAtEnd) {
    const plain = cursor.take(PLAIN);
    if (plain !== undefined) pieces.push(plain);
    else if (cursor.take(FILLED_IN_LATER) !== undefined) isFilledIn = true;
    else if (cursor.take(FILLED_IN) !== undefined) {
      isFilledIn = true;
      skipHcl(cursor, "}");
    } else if (cursor.next === '"') {
      cursor.at++;
      const range = { start, end: cursor.at };
      return isFilledIn ? { kind: "unknown", value: null, range } : { kind: "string", value: pieces.join(""), range };
    } else if (cursor.next === "\\") pieces.push(escaped(cursor));
    else if (cursor.isAtLineEnd) break;
    else pieces.push(cursor.take(/[\s\S]/y) ?? "");
  }
  cursor.fail("This text has no end on its line", start);
  return { kind: "unknown", value: null, range: { start, end: cursor.at } };
}

const PLAIN = /[^"\\$%\r\n]+/y;
/** `${` for whoever starts the task. */
const FILLED_IN_LATER = /(?:\$\$|%%)\{/y;
const FILLED_IN = /[$%]\{/y;
const ESCAPE = /\\(?:[nrt"\\]|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8})/y;
const LETTERS: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t" };

function escaped(cursor: HclCursor): string {
  const written = cursor.take(ESCAPE);
  if (written === undefined) {
    cursor.fail("There is no such escape");
    return "";
  }
  if (written.length === 2) return LETTERS[written.charAt(1)] ?? written.charAt(1);
  const code = Number.parseInt(written.slice(2), 16);
  return String.fromCodePoint(code > 0x10_ffff ? 0xfffd : code);
}

/** A text over lines, up to its word; undefined where none begins here. */
export function heredoc(cursor: HclCursor): ScalarNode | undefined {
  const start = cursor.at;
  const head = cursor.take(HEREDOC);
  if (head === undefined) return undefined;
  const word = head.replace(/^<<-?/, "").trimEnd();
  const body = cursor.at;
  let isFilledIn = false;
  let isLineStart = true;
  while (!cursor.isAtEnd) {
    const lineEnd = cursor.text.indexOf("\n", cursor.at);
    if (isLineStart && lineEnd !== -1 && cursor.text.slice(cursor.at, lineEnd).trim() === word) {
      const last = cursor.at;
      cursor.at = cursor.text.indexOf(word, last) + word.length;
      const range = { start, end: cursor.at };
      if (isFilledIn) return { kind: "unknown", value: null, range };
      const written = cursor.text.slice(body, last);
      return { kind: "string", value: head.startsWith("<<-") ? withoutIndent(written) : written, range };
    }
    STOP.lastIndex = cursor.at;
    const stop = STOP.exec(cursor.text)?.[0];
    if (stop === undefined) break;
    cursor.at = STOP.lastIndex;
    isLineStart = stop === "\n";
    if (stop !== "\n") isFilledIn = true;
    if (stop.length === 2) skipHcl(cursor, "}");
  }
  cursor.fail(`This text has no end: ${word} has to stand on a line of its own`, start);
  return { kind: "unknown", value: null, range: { start, end: cursor.at } };
}

const HEREDOC = /<<-?[\p{ID_Start}_][\p{ID_Continue}-]*\r?\n/uy;
/** The end of a line, or what begins something to fill in, or looks so. */
const STOP = /\n|\$\$\{|%%\{|[$%]\{/g;

/** Without what all lines begin with in which something stands. */
function withoutIndent(text: string): string {
  const lines = text.split("\n");
  let least = Number.POSITIVE_INFINITY;
  for (const line of lines) if (/\S/.test(line)) least = Math.min(least, line.length - line.trimStart().length);
  return lines.map((line) => (/\S/.test(line) ? line.slice(least) : line)).join("\n");
}

const CLOSES: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };

/**
 * Goes over an expression that is not read: to the end of its line or what closes around it, which is left, or over a closing
 * bracket.
 *
 * @param closing the bracket that ends it
 * @returns where what it went over ends, space aside
 */
export function skipHcl(cursor: HclCursor, closing?: "}"): number {
  return cursor.within(() => skip(cursor, closing === undefined ? [] : [closing])) ?? cursor.at;
}

function skip(cursor: HclCursor, open: string[]): number {
  const isToClose = open.length > 0;
  let end = cursor.at;
  for (;;) {
    cursor.skipSpace(open.length > 0 ? "over lines" : "within a line");
    const { next } = cursor;
    if (cursor.isAtEnd) {
      if (open.length > 0) cursor.fail(`${open.at(-1)} is missing at the end`);
      return end;
    }
    if (open.length === 0 && (cursor.isAtLineEnd || /[)\]},]/.test(next))) return end;
    if (next === '"') quotedText(cursor);
    else if (/[)\]}]/.test(next)) {
      if (open.pop() !== next) {
        cursor.fail(`${next} closes nothing`);
        return end;
      }
      cursor.at++;
      if (isToClose && open.length === 0) return cursor.at;
    } else if (next !== "<" || heredoc(cursor) === undefined) {
      const closer = CLOSES[next];
      if (closer !== undefined) open.push(closer);
      cursor.take(/[\w.]+|[\s\S]/y);
    }
    end = cursor.at;
  }
}
