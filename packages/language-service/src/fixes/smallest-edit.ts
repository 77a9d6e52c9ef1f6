import type { TextEdit } from "@slotwise/project";

/** The one replacement that makes one text of another, without what they have in common at either end. */
export function smallestEdit(before: string, after: string): TextEdit {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  while (start > 0 && !isBoundary(before, start)) start--;
  let behind = 0;
  while (behind < most - start && before.at(-1 - behind) === after.at(-1 - behind)) behind++;
  while (behind > 0 && !isBoundary(before, before.length - behind)) behind--;
  return { range: { start, end: before.length - behind }, newText: after.slice(start, after.length - behind) };
}

/** No edit begins or ends within a line end or a character that takes two units. */
function isBoundary(text: string, offset: number): boolean {
  const [one = 0, other = 0] = [text.charCodeAt(offset - 1), text.charCodeAt(offset)];
  return !(one === 0x0d && other === 0x0a) && !(one >= 0xd800 && one < 0xdc00 && other >= 0xdc00 && other < 0xe000);
}
