/**
 * Round instants between two times, evenly spaced: about so many at most.
 * @param steps the distances that read well, the shortest first; beyond the longest it is doubled until it fits
 */
export function roundTicks(from: number, to: number, most: number, steps: readonly number[]): readonly number[] {
  const length = to - from;
  if (!(length > 0)) return [];
  const longest = steps.at(-1) ?? length;
  let step = steps.find((each) => length / each <= Math.max(1, most)) ?? longest;
  while (length / step > Math.max(1, most)) step *= 2;
  const ticks: number[] = [];
  for (let tick = Math.ceil(from / step) * step; tick <= to; tick += step) ticks.push(tick);
  return ticks;
}
