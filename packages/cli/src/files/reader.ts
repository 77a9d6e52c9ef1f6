import { loadParsers, placedDocument, readFileWith, type SettingsDocument, type SettingsFile } from "@slotwise/project";

/** Reads a file's text into a document. */
export type Reader = (file: SettingsFile) => SettingsDocument;

/** A reader for these files. Most parsers are large, so each is loaded only where a file needs it. */
export async function readerFor(files: readonly SettingsFile[]): Promise<Reader> {
  const parsers = await loadParsers(files);
  return (file) => placedDocument(readFileWith(parsers, file), file);
}
