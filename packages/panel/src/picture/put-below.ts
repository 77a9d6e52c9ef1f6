const THUMB_PIXELS = 16;

/** Puts a slider below a picture, so that the middle of its thumb is below the instant that it is at. Pixels of the picture. */
export function putBelow(
  slider: HTMLInputElement,
  { left, right }: { readonly left: number; readonly right: number },
): void {
  slider.style.marginLeft = `${left - THUMB_PIXELS / 2}px`;
  slider.style.width = `${right - left + THUMB_PIXELS}px`;
}
