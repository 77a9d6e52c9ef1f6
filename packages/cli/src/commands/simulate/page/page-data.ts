/** A stretch of true time, in microseconds. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** What the page's script knows of a counterexample: times in microseconds of true time, places in pixels of the drawing. */
export interface PageData extends Stretch {
  /** Where in the drawing the first and the last instant are. */
  readonly left: number;
  readonly right: number;
  /** Of the whole drawing, unscaled. */
  readonly width: number;
  /** What is wrong. */
  readonly problem: Stretch;
  readonly rows: readonly PageRow[];
  /** When something happens, in order. */
  readonly events: readonly number[];
}

/** When a runner executes; `to` is null where it still does when the picture ends. */
export interface PageRow {
  readonly name: string;
  readonly executions: readonly { readonly from: number; readonly to: number | null }[];
}
