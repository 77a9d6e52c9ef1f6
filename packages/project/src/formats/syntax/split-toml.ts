import type { TextRange } from "../../text/source-text.js";
import type { TomlPiece } from "./cut-toml.js";
import type { TomlHeader, TomlKeyValue, TomlReading } from "./toml-part.js";

/** A piece, and what it says, with its places in the whole. */
export interface ReadPiece {
  readonly piece: TomlPiece;
  readonly reading: TomlReading;
}

/** What the pieces of a text say, from what all of it says. Those that begin or end within a value say nothing by themselves. */
export function splitToml({ parts, comments }: TomlReading, pieces: readonly TomlPiece[]): readonly ReadPiece[] {
  const drafts = pieces.map((piece) => new Draft(piece));
  let at = 0;
  const draftAt = (offset: number): Draft | undefined => {
    while (offset >= (drafts[at + 1]?.piece.start ?? Number.POSITIVE_INFINITY)) at++;
    return drafts[at];
  };
  for (const { header, keyValues } of parts) {
    if (header !== undefined) draftAt(header.range.start)?.begin(header);
    for (const keyValue of keyValues) {
      draftAt(keyValue.path[0]?.range.start ?? 0)?.add(keyValue);
      const end = keyValue.value.range?.end ?? 0;
      // All that it reaches into, the last of which may hold other things besides.
      for (let next = at; end > (drafts[next + 1]?.piece.start ?? end); next++) {
        for (const each of [drafts[next], drafts[next + 1]]) each?.breakOff();
      }
    }
  }
  at = 0;
  for (const comment of comments) draftAt(comment.start)?.comments.push(comment);
  return drafts.flatMap((draft) => draft.finished());
}

/** A piece while what it says is gathered. */
class Draft {
  readonly piece: TomlPiece;
  readonly comments: TextRange[] = [];
  readonly #parts: { readonly header: TomlHeader | undefined; readonly keyValues: TomlKeyValue[] }[] = [];
  #isBroken = false;

  constructor(piece: TomlPiece) {
    this.piece = piece;
  }

  begin(header: TomlHeader | undefined): void {
    this.#parts.push({ header, keyValues: [] });
  }

  add(keyValue: TomlKeyValue): void {
    if (this.#parts.length === 0) this.begin(undefined);
    this.#parts.at(-1)?.keyValues.push(keyValue);
  }

  breakOff(): void {
    this.#isBroken = true;
  }

  finished(): readonly ReadPiece[] {
    return this.#isBroken ? [] : [{ piece: this.piece, reading: { parts: this.#parts, comments: this.comments } }];
  }
}
