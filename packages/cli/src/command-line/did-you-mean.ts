import { closest } from "@slotwise/project";

/** `; did you mean preview?`, or nothing where no known word is near. */
export function didYouMean(word: string, known: Iterable<string>): string {
  const meant = closest(word, known);
  return meant === undefined ? "" : `; did you mean ${meant}?`;
}
