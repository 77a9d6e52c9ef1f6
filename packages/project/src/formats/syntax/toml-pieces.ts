import { ownText, remember } from "../../memory/remember.js";
import { cutToml, type TomlPiece } from "./cut-toml.js";
import { movedPart, movedRange } from "./moved-toml.js";
import type { TomlReading } from "./toml-part.js";
import { readWhole } from "./toml-parts.js";
import { areRightTogether } from "./toml-together.js";

/** More pieces than the texts that somebody types in have; in a run over a repository, the tables that its files share. */
const MOST_PIECES = 2000;

/**
 * Reads a text by its pieces, of which all but the one that is typed in are known from the keystroke before. A piece that
 * the parser takes by itself, up to the end of a line, says in the whole what it says alone, as the parser is then where
 * it begins; but for keys that two pieces define, which are looked for.
 *
 * @returns undefined where only the parser of the whole text tells: something is wrong, or may be
 */
export function readPieces(text: string): TomlReading | undefined {
  const readings: TomlReading[] = [];
  for (const { pieces, whole } of cutToml(text)) {
    const found = readAll(pieces) ?? readAll([whole]);
    if (found === undefined) return undefined;
    readings.push(...found);
  }
  const parts = readings.flatMap((reading) => reading.parts);
  return areRightTogether(parts) ? { parts, comments: readings.flatMap(({ comments }) => comments) } : undefined;
}

function readAll(pieces: readonly TomlPiece[]): TomlReading[] | undefined {
  const readings: TomlReading[] = [];
  for (const { start, text } of pieces) {
    const reading = readPiece(text)?.at(start);
    if (reading === undefined) return undefined;
    readings.push(reading);
  }
  return readings;
}

const readPiece = remember(
  MOST_PIECES,
  (text: string) => text,
  (text) => {
    try {
      return new Piece(readWhole(ownText(text)));
    } catch {
      return undefined;
    }
  },
);

/** A piece that has been read, wherever it stands. */
class Piece {
  readonly #atStart: TomlReading;
  #start = 0;
  #placed: TomlReading;

  constructor(reading: TomlReading) {
    this.#atStart = reading;
    this.#placed = reading;
  }

  /** What it says where it begins at an offset, which with the next keystroke is mostly the same. */
  at(start: number): TomlReading {
    if (start !== this.#start) {
      const { parts, comments } = this.#atStart;
      this.#placed = {
        parts: parts.map((part) => movedPart(part, start)),
        comments: comments.map((range) => movedRange(range, start)),
      };
      this.#start = start;
    }
    return this.#placed;
  }
}
