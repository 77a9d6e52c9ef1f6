/**
 * JSON that may be printed on a terminal as it is: what moves a cursor or turns the reading direction stands in it as an
 * escape, so that it is the same JSON. `JSON.stringify` escapes line breaks and halves of surrogate pairs, and leaves the rest.
 */
export function printableJson(value: unknown, indent?: number): string {
  return JSON.stringify(value, null, indent).replace(UNPRINTABLE, escaped);
}

const UNPRINTABLE = /[\u007F-\u009F\u2028-\u202E\u2066-\u2069\uFFFE\uFFFF]/g;

/** `\u009b` */
function escaped(character: string): string {
  return String.raw`\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
