import { displayWidth } from "./display-width.js";

/**
 * Cuts a text to so much room, with an ellipsis where something is lost; to nothing where not even that fits.
 * @param measure how wide a text is, in whatever the room is measured in: columns of a terminal where absent
 */
export function fitText(
  text: string,
  room: number,
  ellipsis: string,
  measure: (text: string) => number = displayWidth,
): string {
  if (measure(text) <= room) return text;
  if (measure(ellipsis) > room) return "";
  let kept = "";
  for (const character of text) {
    if (measure(kept + character + ellipsis) > room) break;
    kept += character;
  }
  return kept + ellipsis;
}
