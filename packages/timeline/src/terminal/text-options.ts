import type { DrawingOptions } from "../cycle/drawing-options.js";
import type { TextStyle } from "./text-line.js";

export interface CycleTextOptions extends DrawingOptions {
  /** The most columns a line may take: 80 where absent, never fewer than 40. */
  readonly columns?: number | undefined;
  /** false: nothing but ASCII, names and title aside. */
  readonly unicode?: boolean | undefined;
  /** Colours each stretch for its role; by default nothing is added. */
  readonly style?: TextStyle | undefined;
  /** More runners than this are cut to the first few and the last: 12 where absent, from 3 to 200. */
  readonly maxRows?: number | undefined;
  /** false: without the line that explains the characters. */
  readonly legend?: boolean | undefined;
  /** false: without the lines that say in words what is wrong. */
  readonly notices?: boolean | undefined;
}
