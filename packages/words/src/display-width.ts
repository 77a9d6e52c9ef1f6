import fastStringWidth from "fast-string-width";

/**
 * How many columns of a terminal a text takes: 2 for East Asian wide characters and for an emoji, of however many code
 * points; 0 for combining marks and for what is not seen. A line that may hold anything goes through `safeLine` first.
 *
 * Not `string-width`, which is what it is compared with: loading that and measuring its first character beyond ASCII
 * takes most of the time in which a short command has to be done.
 */
export function displayWidth(text: string): number {
  return NARROW.test(text) ? text.length : fastStringWidth(text.replace(UNSEEN, ""));
}

/**
 * What reports and drawings are made of takes a column each. The library would say so, too, after V8 has compiled its
 * expressions for emoji and ideographs, which takes milliseconds.
 */
const NARROW = /^[ -~\u00A0-\u00AC\u00AE-\u00FF\u2013\u2026\u2500-\u259F\u25B2\u25CF]*$/;

/** Spaces of no width and marks of direction: the library counts a column for each. */
const UNSEEN = /[\u00AD\u180E\u200B\u200E\u200F\u2060-\u2064\uFEFF]/g;
