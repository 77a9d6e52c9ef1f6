import type { SourceText } from "../text/source-text.js";
import { formatOf } from "./index.js";
import { ALL_PARSERS } from "./parsers/all-parsers.js";
import type { TypedPlace } from "./typed-place.js";
import { withParser } from "./with-parser.js";

/** What is being typed at an offset of a file; undefined where it is nothing of pynenc's or ours. */
export function typedPlaceAt(source: SourceText, offset: number): TypedPlace | undefined {
  const known = formatOf(source.name, source.text);
  const found = known === undefined ? undefined : withParser(known, ALL_PARSERS);
  return found?.format.placeAt?.(source, offset, found.parser);
}
