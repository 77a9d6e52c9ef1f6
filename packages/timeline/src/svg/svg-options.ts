import type { DrawingOptions } from "../cycle/drawing-options.js";
import type { Theme } from "./ink.js";

export interface CycleSvgOptions extends DrawingOptions {
  /** `auto`, which follows the reader's own settings, where absent. */
  readonly theme?: Theme | undefined;
  /** In pixels: 720 where absent, from 280 to 4000. The height follows from what is drawn. */
  readonly width?: number | undefined;
  /**
   * How high the letters of the runners' names are, in pixels, and all else in proportion: 12 where absent, from 9 to 48;
   * less where the words would have no room beside the cycle.
   */
  readonly fontSize?: number | undefined;
  /** Keeps ids apart from those of other drawings in the same page. Where absent it is made from what is drawn. */
  readonly idPrefix?: string | undefined;
  /** false: without the card behind the drawing and the room around it. */
  readonly frame?: boolean | undefined;
  /** false: without the line that explains the shapes. */
  readonly legend?: boolean | undefined;
  /** More runners than this are cut to the first few and the last, under a strip of all: 24 where absent, from 3 to 200. */
  readonly maxRows?: number | undefined;
}
