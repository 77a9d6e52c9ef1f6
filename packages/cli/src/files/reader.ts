import {
  needsReaders,
  placedDocument,
  readFileWith,
  type SettingsDocument,
  type SettingsFile,
} from "@slotwise/project";

/** Reads a file's text into a document. */
export type Reader = (file: SettingsFile) => SettingsDocument;

/** A reader for these files. The parsers of other formats than TOML are large, so they are loaded only when one is there. */
export async function readerFor(files: readonly SettingsFile[]): Promise<Reader> {
  const readers = files.some(needsReaders) ? (await import("./all-readers.js")).ALL_READERS : new Map();
  return (file) => placedDocument(readFileWith(readers, file), file);
}
