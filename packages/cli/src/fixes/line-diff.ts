/** One line of a difference: in both texts, in the old one only, or in the new one only. */
export interface DiffLine {
  readonly kind: "same" | "removed" | "added";
  /** With its line end, which the last line of a text may lack. */
  readonly text: string;
}

/** The shortest way from one text to another, line by line (E. Myers, "An O(ND) difference algorithm", 1986). */
export function diffLines(oldText: string, newText: string): readonly DiffLine[] {
  const [before, after] = [linesOf(oldText), linesOf(newText)];
  let prefix = 0;
  while (prefix < Math.min(before.length, after.length) && before[prefix] === after[prefix]) prefix++;
  let suffix = 0;
  while (suffix < Math.min(before.length, after.length) - prefix && before.at(-1 - suffix) === after.at(-1 - suffix)) {
    suffix++;
  }
  const same = (lines: readonly string[]) => lines.map((text): DiffLine => ({ kind: "same", text }));
  return [
    ...same(before.slice(0, prefix)),
    ...shortestEdit(before.slice(prefix, before.length - suffix), after.slice(prefix, after.length - suffix)),
    ...same(before.slice(before.length - suffix)),
  ];
}

function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function shortestEdit(before: readonly string[], after: readonly string[]): readonly DiffLine[] {
  const reaches: Reach[] = [];
  for (let changes = 0; changes <= before.length + after.length; changes++) {
    const reach = new Int32Array(2 * changes + 1);
    for (let diagonal = -changes; diagonal <= changes; diagonal += 2) {
      let { row } = startOn(diagonal, reaches.at(-1), changes);
      while (row < before.length && row - diagonal < after.length && before[row] === after[row - diagonal]) row++;
      reach[diagonal + changes] = row;
      if (row >= before.length && row - diagonal >= after.length) return walkBack(reaches, before, after);
    }
    reaches.push(reach);
  }
  return [];
}

/** For some number of changes, how many old lines are behind one on each diagonal, from minus that number on. */
type Reach = Int32Array;

interface PathStart {
  readonly row: number;
  readonly isRemoval: boolean;
}

/** Where a path with one change more begins on a diagonal: behind a line removed, or one added, whichever leads further. */
function startOn(diagonal: number, last: Reach | undefined, changes: number): PathStart {
  if (last === undefined) return { row: 0, isRemoval: false };
  const removed = (last[diagonal - 1 + changes - 1] ?? Number.NEGATIVE_INFINITY) + 1;
  const added = last[diagonal + 1 + changes - 1] ?? Number.NEGATIVE_INFINITY;
  // Where both lead as far, what is added comes last: a changed line reads as removed, then added.
  return { row: Math.max(removed, added), isRemoval: removed > added };
}

function walkBack(reaches: readonly Reach[], before: readonly string[], after: readonly string[]): readonly DiffLine[] {
  const lines: DiffLine[] = [];
  let [row, column] = [before.length, after.length];
  for (let changes = reaches.length; changes >= 0; changes--) {
    const start = startOn(row - column, reaches[changes - 1], changes);
    while (row > start.row) {
      lines.push({ kind: "same", text: before[--row] ?? "" });
      column--;
    }
    if (changes === 0) break;
    if (start.isRemoval) lines.push({ kind: "removed", text: before[--row] ?? "" });
    else lines.push({ kind: "added", text: after[--column] ?? "" });
  }
  return lines.reverse();
}
