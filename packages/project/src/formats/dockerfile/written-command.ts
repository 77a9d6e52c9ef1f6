import type { TextRange } from "../../text/source-text.js";
import { type CommandText, commandText } from "../syntax/command-text.js";

/** What `ENTRYPOINT` or `CMD` says: words that are started as they are, or one text for a shell. */
export interface WrittenCommand {
  readonly isWords: boolean;
  readonly texts: readonly CommandText[];
}

/** `["a", "b"]` is words; anything else goes to a shell as it is. */
export function writtenCommand(file: string, range: TextRange): WrittenCommand {
  const text = file.slice(range.start, range.end);
  if (!isJson(text)) return { isWords: false, texts: [commandText(text, range, file)] };
  const texts = [...text.matchAll(/"(?:[^"\\]|\\.)*"/g)].map(({ 0: word, index }) => {
    const start = range.start + index;
    return commandText(String(JSON.parse(word)), { start, end: start + word.length }, file);
  });
  return { isWords: true, texts };
}

function isJson(text: string): boolean {
  try {
    const parsed: unknown = JSON.parse(text);
    return Array.isArray(parsed) && parsed.every((each) => typeof each === "string");
  } catch {
    return false;
  }
}
