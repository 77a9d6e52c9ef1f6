import type { BusyRow, PictureTimes, Stretch } from "@slotwise/timeline";

/** What the page's script knows of a picture: times in microseconds, places in pixels of the drawing. */
export interface PageData extends PictureTimes {
  /** Where in the drawing the first and the last instant are. */
  readonly left: number;
  readonly right: number;
  /** Of the whole drawing, unscaled. */
  readonly width: number;
  /** What is wrong, the first of it; null where nothing is. */
  readonly problem: Stretch | null;
  readonly rows: readonly BusyRow[];
  /** When something happens, in order. */
  readonly events: readonly number[];
}
