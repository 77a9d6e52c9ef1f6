import { type Files, MISSING, type ReadText } from "./files.js";
import { listingsOf, NOTHING } from "./listings.js";

/**
 * A tree of texts in memory.
 *
 * @param texts by their paths: see `paths.ts`
 */
export function memoryFiles(texts: Readonly<Record<string, string>>): Files {
  const listings = listingsOf(Object.keys(texts));
  const read = new Map(Object.entries(texts).map(([path, text]) => [path, readText(text)]));
  return {
    read: (path) => read.get(path) ?? (listings.has(path) ? A_FOLDER : MISSING),
    list: (folder) => listings.get(folder) ?? NOTHING,
  };
}

const A_FOLDER: ReadText = { kind: "unreadable", reason: "it is a folder" };

/** A file's text as it is stored, or as somebody sends it who does not strip its byte order mark. */
export function readText(text: string): ReadText {
  return text.startsWith("\uFEFF") ? { kind: "text", text: text.slice(1), isMarked: true } : { kind: "text", text };
}
