/** Ids, names and reasons of pynenc's are shorter; what is longer in a store of somebody's making must not fill the memory. */
export const MOST_TEXT = 500;

/** A text of bounded length that is not empty. */
export function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" && value.length <= MOST_TEXT ? value : undefined;
}

/** A text for people, of which the beginning is enough. */
export function cutText(value: unknown): string {
  return typeof value === "string" ? value.slice(0, MOST_TEXT) : "";
}
