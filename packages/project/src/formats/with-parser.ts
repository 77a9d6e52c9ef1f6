import type { Format, FormatOf } from "./format.js";
import type { Parsers } from "./parsers/all-parsers.js";

/** A format, and the parser that its methods take. */
export interface WithParser {
  readonly format: FormatOf<unknown>;
  readonly parser: unknown;
}

/** A format with its parser, where that is among those given; which one it takes its own record says. */
export function withParser(format: Format, parsers: Parsers): WithParser | undefined {
  if (format.parser === undefined) return { format: format as FormatOf<unknown>, parser: undefined };
  const parser = parsers[format.parser];
  return parser === undefined ? undefined : { format: format as FormatOf<unknown>, parser };
}
