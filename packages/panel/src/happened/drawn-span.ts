/** The times that can be drawn: the last cycles, or so much time before now. */
export const DRAWN_SPANS = ["cycles", "quarter", "hour", "six", "day"] as const;

export type DrawnSpan = (typeof DRAWN_SPANS)[number];

/** What a page asks for or kept, if it is one. */
export function readDrawnSpan(value: unknown): DrawnSpan | undefined {
  return DRAWN_SPANS.find((each) => each === value);
}
