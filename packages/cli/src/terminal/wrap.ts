/** Breaks a text into lines of at most `width` characters, between words. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === "" ? word : `${line} ${word}`;
    }
  }
  return line === "" ? lines : [...lines, line];
}

/** Breaks a sentence that stands for itself, with what follows the first line set in; not at all where nobody tells the width. */
export function wrapHanging(text: string, columns: number | undefined): readonly string[] {
  if (columns === undefined || text.length <= columns) return [text];
  return wrap(text, columns - INDENT.length).map((line, index) => (index === 0 ? line : `${INDENT}${line}`));
}

const INDENT = "  ";
