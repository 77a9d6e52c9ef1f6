import { displayWidth, fitText } from "@slotwise/words";

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
  return fitText(text, width, "…", (measured) => textWidth(measured, fontSize));
}

function characterEms(character: string): number {
  if (!/[ -~…]/.test(character)) return [0, 0.62, 1.05][displayWidth(character)] ?? 1.05;
  if (/[ijlI.,:;'|!()[\] ]/.test(character)) return 0.34;
  if (/[frt"-]/.test(character)) return 0.43;
  if (/[mwMW%…]/.test(character)) return 0.95;
  return /[A-Z]/.test(character) ? 0.72 : 0.62;
}
