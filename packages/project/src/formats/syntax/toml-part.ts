import type { TextRange } from "../../text/source-text.js";
import type { ConfigNode } from "../../tree/tree.js";

/** What a text says, or a piece of one. */
export interface TomlReading {
  readonly parts: readonly TomlPart[];
  readonly comments: readonly TextRange[];
}

/** A header and what stands below it; without a header, what stands before the first, or belongs to the one before. */
export interface TomlPart {
  readonly header: TomlHeader | undefined;
  readonly keyValues: readonly TomlKeyValue[];
}

export interface TomlHeader {
  readonly path: readonly TomlKey[];
  readonly isArray: boolean;
  readonly range: TextRange;
}

export interface TomlKeyValue {
  /** More than one for a dotted key. */
  readonly path: readonly TomlKey[];
  readonly value: ConfigNode;
}

export interface TomlKey {
  readonly name: string;
  readonly range: TextRange;
}
