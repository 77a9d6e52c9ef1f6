/** The narrowest panel in which everything still has its place, less its padding. */
const LEAST_WIDTH = 284;
const MOST_WIDTH = 1100;

/** How wide a picture is drawn in so much room, in pixels. */
export function fittingWidth(room: number): number {
  return Math.min(MOST_WIDTH, Math.max(LEAST_WIDTH, room));
}
