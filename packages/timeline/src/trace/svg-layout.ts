import type { Picture } from "./picture.js";

/** Where things are in a picture that is drawn as SVG, in pixels. */
export interface SvgLayout {
  readonly width: number;
  readonly height: number;
  /** Where the first and the last instant are. */
  readonly left: number;
  readonly right: number;
  /** Of the first row, or of the line of silences above it. */
  readonly top: number;
  /** Of the first row. */
  readonly rowsTop: number;
  /** Of the last row. */
  readonly bottom: number;
  /** Of the words below the axis. */
  readonly captionTop: number;
  readonly rowHeight: number;
  /** From the top of a row to its windows, to what it does, and to the foot of its name. */
  readonly strip: { readonly y: number; readonly height: number };
  readonly action: number;
  readonly name: number;
  /** Where an instant is; of one beyond the picture its edge. */
  x(time: number): number;
}

const LABELS = 96;
const RIGHT = 20;
const TOP = 34;
const SILENCES = 22;
const AXIS = 34;
export const CAPTION_LINE = 15;

/** Rows beyond this are drawn closer together. */
const MOST_HIGH_ROWS = 16;
const HIGH = { rowHeight: 46, strip: { y: 6, height: 12 }, action: 22, name: 22 };
const LOW = { rowHeight: 31, strip: { y: 3, height: 8 }, action: 13, name: 18 };

const LEAST_WIDTH = 200;
const MOST_WIDTH = 4000;

/** As wide as is asked for, within what can be drawn. */
export function boundedWidth(wanted: number): number {
  return Math.min(MOST_WIDTH, Math.max(LEAST_WIDTH, wanted));
}

/** What of a picture decides where things are. */
export type LaidOut = Pick<Picture, "from" | "to" | "rows" | "silences">;

export function svgLayout(picture: LaidOut, wantedWidth: number, captionLines: number): SvgLayout {
  const { from, to, rows, silences } = picture;
  const width = boundedWidth(wantedWidth);
  const sizes = rows.length > MOST_HIGH_ROWS ? LOW : HIGH;
  const rowsTop = TOP + (silences.length > 0 ? SILENCES : 0);
  const bottom = rowsTop + Math.max(1, rows.length) * sizes.rowHeight;
  const captionTop = bottom + AXIS;
  const [left, right] = [LABELS, width - RIGHT];
  return {
    ...sizes,
    width,
    height: captionTop + (captionLines > 0 ? captionLines * CAPTION_LINE + CAPTION_LINE / 2 : 0),
    left,
    right,
    top: TOP,
    rowsTop,
    bottom,
    captionTop,
    x: (time) => left + Math.min(1, Math.max(0, to > from ? (time - from) / (to - from) : 0)) * (right - left),
  };
}
