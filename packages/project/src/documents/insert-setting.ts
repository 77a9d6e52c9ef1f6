import { ALL_PARSERS } from "../formats/parsers/all-parsers.js";
import { withParser } from "../formats/with-parser.js";
import type { TextEdit } from "../text/text-edit.js";
import type { SettingsDocument } from "./document.js";

/**
 * An edit that sets a setting which a file does not set yet; undefined where it has no place for one.
 *
 * @param value a number as Python writes a float
 */
export function insertSetting(document: SettingsDocument, field: string, value: string): TextEdit | undefined {
  const found = document.format === undefined ? undefined : withParser(document.format, ALL_PARSERS);
  return found?.format.writing.insertSetting?.(document, field, value, found.parser);
}
