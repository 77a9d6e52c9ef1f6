/** Two positions of one fleet. */
export interface Pair {
  readonly runners: number;
  readonly earlier: number;
  readonly later: number;
}

export const MOST_RUNNERS = 12;

export function allPairs(): Pair[] {
  const pairs: Pair[] = [];
  for (let runners = 2; runners <= MOST_RUNNERS; runners++) {
    for (let later = 1; later < runners; later++) {
      for (let earlier = 0; earlier < later; earlier++) pairs.push({ runners, earlier, later });
    }
  }
  return pairs;
}

export function neighbours(): Pair[] {
  return allPairs().filter(({ earlier, later }) => later === earlier + 1);
}
