import { displayWidth } from "./display-width.js";

/**
 * Breaks a text between words into lines that take at most so much room each; a word that takes more has a line of its
 * own. Colours go on afterwards: what is measured is what is seen.
 * @param measure how wide a text is, in whatever the room is measured in: columns of a terminal where absent
 */
export function wrapText(
  text: string,
  room: number,
  measure: (text: string) => number = displayWidth,
): readonly string[] {
  const lines: string[] = [];
  let line: string | undefined;
  for (const word of text.split(" ")) {
    const longer = line === undefined ? word : `${line} ${word}`;
    if (line === undefined || measure(longer) <= room) {
      line = longer;
    } else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line ?? ""];
}
