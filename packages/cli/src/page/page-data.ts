/** A stretch of time, in microseconds. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** What the page's script knows of a picture: times in microseconds, places in pixels of the drawing. */
export interface PageData extends Stretch {
  /** How times are told: in seconds, or as instants since 1970 in UTC. */
  readonly clock: "elapsed" | "utc";
  /** Where in the drawing the first and the last instant are. */
  readonly left: number;
  readonly right: number;
  /** Of the whole drawing, unscaled. */
  readonly width: number;
  /** What is wrong, the first of it; null where nothing is. */
  readonly problem: Stretch | null;
  readonly rows: readonly PageRow[];
  /** When something happens, in order. */
  readonly events: readonly number[];
}

/** When a runner executes; `to` is null where it still does when the picture ends. */
export interface PageRow {
  readonly name: string;
  readonly executions: readonly { readonly from: number; readonly to: number | null }[];
  /** When a record of it refuses everybody. */
  readonly blocks: readonly Stretch[];
}
