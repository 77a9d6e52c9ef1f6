import { displayWidth } from "@slotwise/words";

/**
 * About how wide a text is in a common sans-serif font, in pixels: a little too much rather than too little, because
 * nothing here can measure the reader's font.
 */
export function textWidth(text: string, fontSize: number): number {
  let ems = 0;
  for (const character of text) ems += characterEms(character);
  return ems * fontSize;
}

/** Cuts a text to a number of pixels, with an ellipsis where something is lost. */
export function fitTextWidth(text: string, width: number, fontSize: number): string {
  if (textWidth(text, fontSize) <= width) return text;
  let kept = "";
  for (const character of text) {
    if (textWidth(`${kept}${character}…`, fontSize) > width) break;
    kept += character;
  }
  return `${kept}…`;
}

function characterEms(character: string): number {
  const columns = displayWidth(character);
  if (columns !== 1) return columns === 0 ? 0 : 1.05;
  if (/[ijlI.,:;'|!()[\] ]/.test(character)) return 0.34;
  if (/[frt"-]/.test(character)) return 0.43;
  if (/[mwMW%…]/.test(character)) return 0.95;
  return /[A-Z]/.test(character) ? 0.72 : 0.62;
}
