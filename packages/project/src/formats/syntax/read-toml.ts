import { BoundedMap, ownText } from "../../memory/bounded-map.js";
import { cutToml, type TomlPiece, type TomlTable } from "./cut-toml.js";
import { movedPart, movedRange } from "./moved-toml.js";
import { splitToml } from "./split-toml.js";
import type { TomlReading } from "./toml-part.js";
import { readWhole } from "./toml-parts.js";
import { areRightTogether } from "./toml-together.js";

/**
 * Reads a text, and parses of it what has not been read before: with a keystroke that is the piece that is typed in. A piece
 * that the parser takes by itself, up to the end of a line, says in the whole what it says alone, as the parser is then where
 * it begins; but for keys that two pieces define, which are looked for.
 *
 * @throws {ParseError} where the parser does not take the text
 * @throws {RefusedValue} where pynenc's reader does not take it
 */
export function readToml(text: string): TomlReading {
  const tables = cutToml(text);
  const pieces = tables.flatMap((table) => table.pieces);
  const unknown = pieces.filter((piece) => !isKnown(piece.text));
  if (unknown.length * 2 <= pieces.length) return readTables(tables) ?? readWhole(text);
  // Of a text that is new most is parsed in one go, which is faster than piece by piece.
  const reading = readWhole(text);
  learn(reading, pieces);
  return reading;
}

/** Keeps what was seen before: most texts of a run are seen once, and what they say is not worth its memory. */
function learn(reading: TomlReading, pieces: readonly TomlPiece[]): void {
  if (pieces.some(({ text }) => known.get(text) === "seen")) {
    for (const { piece, reading: said } of splitToml(reading, pieces)) {
      if (known.get(piece.text) === "seen") known.set(piece.text, new Piece(said, piece.start));
    }
  }
  for (const { text } of pieces) if (!known.has(text)) known.set(text, "seen");
}

function isKnown(text: string): boolean {
  const state = known.get(text);
  return state !== undefined && state !== "seen";
}

/** Undefined where only the parser of the whole text tells: something is wrong, or may be. */
function readTables(tables: readonly TomlTable[]): TomlReading | undefined {
  const readings: TomlReading[] = [];
  for (const { pieces, whole } of tables) {
    const found = readAll(pieces) ?? readAll([whole]);
    if (found === undefined) return undefined;
    readings.push(...found);
  }
  const parts = readings.flatMap((reading) => reading.parts);
  return areRightTogether(parts) ? { parts, comments: readings.flatMap(({ comments }) => comments) } : undefined;
}

function readAll(pieces: readonly TomlPiece[]): TomlReading[] | undefined {
  const readings: TomlReading[] = [];
  try {
    for (const { start, text } of pieces) {
      const reading = readPiece(text)?.at(start);
      if (reading === undefined) return undefined;
      readings.push(reading);
    }
  } catch {
    // What is nested very deeply can be parsed, but perhaps not moved.
    return undefined;
  }
  return readings;
}

function readPiece(text: string): Piece | undefined {
  const state = known.get(text);
  if (state !== undefined && state !== "seen") return state === "refused" ? undefined : state;
  const piece = parsedAlone(text);
  known.set(text, piece ?? "refused");
  return piece;
}

function parsedAlone(text: string): Piece | undefined {
  try {
    return new Piece(readWhole(ownText(text)), 0);
  } catch {
    return undefined;
  }
}

/** A piece that has been read, wherever it stands. */
class Piece {
  readonly #reading: TomlReading;
  readonly #start: number;

  /** @param start where it stood when it was read */
  constructor(reading: TomlReading, start: number) {
    this.#reading = reading;
    this.#start = start;
  }

  /** What it says where it begins at an offset, made anew: an entry of one document is never one of another. */
  at(start: number): TomlReading {
    const by = start - this.#start;
    return {
      parts: this.#reading.parts.map((part) => movedPart(part, by)),
      comments: this.#reading.comments.map((range) => movedRange(range, by)),
    };
  }
}

/** More pieces than the texts that somebody types in have; in a run over a repository, the tables that its files share. */
const MOST_PIECES = 1000;

/** What a piece says takes about seven times the memory of its text. */
const MOST_CHARACTERS = 4_000_000;

/** What is known of a piece's text: what it says; that the parser does not take it by itself; that it was there once. */
const known = new BoundedMap<Piece | "refused" | "seen">(MOST_PIECES, MOST_CHARACTERS);
