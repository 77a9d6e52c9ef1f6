import { distance } from "fastest-levenshtein";

/** The known word that a misspelt one is most likely meant to be, whatever its case; undefined when none is near. */
export function closest(word: string, known: Iterable<string>): string | undefined {
  const lower = word.toLowerCase();
  // Up to a fifth of the letters may be wrong, and always one: fewer would miss swaps, more would guess.
  const most = Math.max(1, Math.floor(word.length / 5));
  let best: string | undefined;
  let bestDistance = most + 1;
  for (const candidate of known) {
    if (Math.abs(candidate.length - word.length) > most) continue;
    const letters = distance(lower, candidate.toLowerCase());
    if (letters < bestDistance) [best, bestDistance] = [candidate, letters];
  }
  return best;
}
