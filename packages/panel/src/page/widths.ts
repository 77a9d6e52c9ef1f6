/** The narrowest panel in which everything still has its place, less its padding. */
const LEAST_WIDTH = 284;
const MOST_WIDTH = 1100;

/** How wide a picture is drawn in so much room, in pixels. */
export function fittingWidth(room: number): number {
  return Math.min(MOST_WIDTH, Math.max(LEAST_WIDTH, room));
}

/** Tells when there is another width to draw for, and when one is known first. A drawing changes the height of what it is in. */
export function onOtherWidth(element: HTMLElement, tell: () => void): void {
  let known = -1;
  new ResizeObserver(() => {
    if (element.clientWidth === known) return;
    known = element.clientWidth;
    tell();
  }).observe(element);
}
