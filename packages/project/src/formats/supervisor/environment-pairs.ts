import type { TextRange } from "../../text/source-text.js";
import type { TableEntry } from "../../tree/tree.js";
import type { JoinedText } from "../syntax/joined-text.js";

/** What `%(name)s` stands for; undefined for what only the running supervisord knows. */
export type Expansions = (name: string) => string | undefined;

/** What `environment` says. */
export interface Pairs {
  readonly entries: readonly TableEntry[];
  /** Where supervisord stops at it. */
  readonly stopsAt?: TextRange;
}

/** A character of the text, or what stands there for some. */
interface Piece {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly isKnown: boolean;
}

interface Token {
  readonly text: string;
  readonly range: TextRange;
  readonly isKnown: boolean;
}

/**
 * `KEY="value",KEY2=value` as supervisord takes it apart, with Python's `shlex`: a quoted text is one token, a word has letters,
 * digits and `_/.+-():`, and every other character stands alone. Three tokens make a pair, and the fourth is passed over.
 */
export function environmentPairs(value: JoinedText, expansions: Expansions): Pairs {
  const pieces = piecesOf(value.text, expansions);
  const tokens = pieces === undefined ? undefined : tokensOf(pieces, value);
  const stops = { entries: [], stopsAt: value.rangeOf(0, value.text.length) };
  if (tokens === undefined) return stops;
  const entries: TableEntry[] = [];
  for (let at = 0; at < tokens.length; at += 4) {
    const [key, equals, said] = tokens.slice(at, at + 3);
    if (key === undefined || said === undefined || equals?.text !== "=") return stops;
    const { range } = said;
    entries.push({
      key: key.text,
      keyRange: key.range,
      value: said.isKnown
        ? { kind: "string", value: said.text.replace(/^['"]+|['"]+$/g, ""), range }
        : { kind: "unknown", value: null, range },
    });
  }
  return { entries };
}

const EXPANSION = /%(?:\(([^)]*)\)[#0\- +]*\d*(?:\.\d+)?([diouxXeEfFgGcrsa])|%)/y;

/** Python's `%` comes first. Undefined where it fails. */
function piecesOf(text: string, expansions: Expansions): readonly Piece[] | undefined {
  const pieces: Piece[] = [];
  for (let at = 0; at < text.length; ) {
    if (text.charAt(at) !== "%") {
      pieces.push({ text: text.charAt(at), start: at, end: ++at, isKnown: true });
      continue;
    }
    EXPANSION.lastIndex = at;
    const match = EXPANSION.exec(text);
    if (match === null) return undefined;
    const [all, name] = match;
    const end = at + all.length;
    const said = name === undefined ? "%" : expansions(name);
    if (said === undefined || (name !== undefined && !/^%\([^)]*\)[sd]$/.test(all)))
      pieces.push({ text: "", start: at, end, isKnown: false });
    else for (const character of said.split("")) pieces.push({ text: character, start: at, end, isKnown: true });
    at = end;
  }
  return pieces;
}

/** Undefined where a quote is not closed. */
function tokensOf(pieces: readonly Piece[], value: JoinedText): readonly Token[] | undefined {
  const tokens: Token[] = [];
  for (let at = 0; at < pieces.length; ) {
    const first = pieces[at]?.text ?? "";
    if (/^\s$/.test(first)) {
      at++;
      continue;
    }
    if (first === "#") {
      while (at < pieces.length && pieces[at]?.text !== "\n") at++;
      continue;
    }
    let end = at + 1;
    if (first === '"' || first === "'") {
      while (end < pieces.length && pieces[end]?.text !== first) end++;
      if (end === pieces.length) return undefined;
      end++;
    } else if (isWord(pieces[at])) {
      // Within a word a quote is a character like any other.
      while (end < pieces.length && (isWord(pieces[end]) || /^["']$/.test(pieces[end]?.text ?? ""))) end++;
    }
    tokens.push(tokenOf(pieces.slice(at, end), value));
    at = end;
  }
  return tokens;
}

function isWord(piece: Piece | undefined): boolean {
  return piece !== undefined && (!piece.isKnown || /^[\w/.+():-]$/.test(piece.text));
}

function tokenOf(pieces: readonly Piece[], value: JoinedText): Token {
  const range = value.rangeOf(pieces[0]?.start ?? 0, pieces.at(-1)?.end ?? 0);
  return {
    text: pieces.map(({ text }) => text).join(""),
    range,
    isKnown: pieces.every(({ isKnown }) => isKnown),
  };
}
