/**
 * A name as one line that can harm neither a terminal nor a document: control characters, line breaks, marks that
 * turn the reading direction and halves of surrogate pairs become U+FFFD.
 */
export function safeLine(text: string): string {
  return text.replace(UNSAFE, "\uFFFD");
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it takes out
const UNSAFE = /[\u0000-\u001F\u007F-\u009F\u2028-\u202E\u2066-\u2069\uFFFE\uFFFF]|\p{Surrogate}/gu;
