import { ALL_PARSERS } from "../formats/parsers/all-parsers.js";
import type { SettingsDocument } from "./document.js";
import { readDocumentWith } from "./read-document-with.js";

/** Reads one file's text, whatever its format. Never throws: a text that does not parse is a document with a problem. */
export function readDocument(name: string, text: string): SettingsDocument {
  return readDocumentWith(ALL_PARSERS, name, text);
}
