import { formatOf } from "../formats/index.js";
import type { Parsers } from "../formats/parsers/all-parsers.js";
import { withParser } from "../formats/with-parser.js";
import { createSourceText } from "../text/source-text.js";
import type { SettingsDocument } from "./document.js";

/**
 * Reads one file's text. Never throws: a text that does not parse is a document with a problem.
 *
 * @param parsers the large ones; a format whose parser is not there gives an empty document
 */
export function readDocumentWith(parsers: Parsers, name: string, text: string): SettingsDocument {
  const format = formatOf(name, text);
  // An editor strips the byte order mark, a file read from disk has it.
  const isSpace = text.startsWith("\uFEFF") && format?.refusesMark !== true;
  const source = createSourceText(name, isSpace ? ` ${text.slice(1)}` : text);
  const comments = () => [{ start: 0, end: source.text.length }];
  const found = format === undefined ? undefined : withParser(format, parsers);
  const reading = found?.format.read(source, found.parser) ?? {};
  return { source, path: name.replaceAll("\\", "/"), format, ...reading, comments: reading.comments ?? comments };
}
