/**
 * A name as one line that can harm neither a terminal nor a document: control characters, line breaks, marks that
 * turn the reading direction and halves of surrogate pairs become U+FFFD.
 */
export function safeLine(text: string): string {
  return text.replace(UNSAFE, "\uFFFD");
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it takes out
const UNSAFE = /[\u0000-\u001F\u007F-\u009F\u2028-\u202E\u2066-\u2069\uFFFE\uFFFF]|\p{Surrogate}/gu;

/** How many columns of a terminal a text takes: 2 for East Asian wide characters and emoji, 0 for combining marks. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return width;
}

/** Cuts a text to a number of columns, with an ellipsis where something is lost. */
export function fitWidth(text: string, columns: number, ellipsis: string): string {
  if (displayWidth(text) <= columns) return text;
  const room = columns - displayWidth(ellipsis);
  let kept = "";
  let width = 0;
  for (const character of text) {
    width += characterWidth(character);
    if (width > room) break;
    kept += character;
  }
  return room < 0 ? "" : kept + ellipsis;
}

/** Breaks a text into lines of at most so many columns, between words where it can. */
export function wrapText(text: string, columns: number, measure: (text: string) => number = displayWidth): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (measure(longer) <= columns || line === "") {
      line = longer;
    } else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line];
}

function characterWidth(character: string): number {
  if (/\p{Mark}|\uFE0F|\u2060|[\u200B-\u200F]/u.test(character)) return 0;
  return WIDE.test(character) ? 2 : 1;
}

const WIDE =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{1F300}-\u{1FAFF}\u{20000}-\u{3FFFD}]|\p{Emoji_Presentation}/u;
