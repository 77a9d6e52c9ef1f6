import type { Stretch } from "./picture.js";

/** As much of a stretch as lies in another; nothing where none does. An instant counts. */
export function clipped({ from, to }: Stretch, within: Stretch): readonly Stretch[] {
  const part = { from: Math.max(from, within.from), to: Math.min(to, within.to) };
  return part.from <= part.to ? [part] : [];
}

/** The same stretches with those made one that have less than so much time between them, in order of time. */
export function merged(stretches: readonly Stretch[], least: number): readonly Stretch[] {
  const all: { from: number; to: number }[] = [];
  for (const { from, to } of stretches.toSorted((one, other) => one.from - other.from)) {
    const last = all.at(-1);
    if (last !== undefined && from - last.to < least) last.to = Math.max(last.to, to);
    else all.push({ from, to });
  }
  return all;
}
