/** What a colour of a drawing is for. */
export type ColourRole = keyof Palette;

/** The colours of a drawing: any CSS colour. `none` as background lets what is behind shine through. */
export interface Palette {
  readonly background: string;
  readonly border: string;
  readonly text: string;
  /** Words and labels of second rank. */
  readonly muted: string;
  readonly grid: string;
  readonly slotOutline: string;
  /** Where a start is let through. */
  readonly window: string;
  /** The rest of the window, where a start is refused as too late. */
  readonly late: string;
  /** The hatch of the silence after a window. */
  readonly gap: string;
  /** A check that finds nothing to do. */
  readonly check: string;
  /** The inside of the mark of a check that may start; on `window`, outlined in `text`. */
  readonly start: string;
  readonly execution: string;
  /** What is wrong; always with a shape or a pattern of its own, too. */
  readonly problem: string;
}

export const LIGHT_PALETTE: Palette = {
  background: "#ffffff",
  border: "#d7dde4",
  text: "#17222e",
  muted: "#566372",
  grid: "#e9edf1",
  slotOutline: "#aab5c1",
  window: "#1b66b0",
  late: "#a9cbea",
  gap: "#c6ced7",
  check: "#8895a3",
  start: "#ffffff",
  execution: "#e39b12",
  problem: "#c23b12",
};

export const DARK_PALETTE: Palette = {
  background: "#10171f",
  border: "#2b3743",
  text: "#e8eef4",
  muted: "#9aa8b7",
  grid: "#1f2933",
  slotOutline: "#4c5a69",
  window: "#4ea6ec",
  late: "#234f76",
  gap: "#384552",
  check: "#728192",
  start: "#10171f",
  execution: "#f2b63c",
  problem: "#ff7d55",
};

export const HIGH_CONTRAST_LIGHT_PALETTE: Palette = {
  background: "#ffffff",
  border: "#000000",
  text: "#000000",
  muted: "#000000",
  grid: "#cccccc",
  slotOutline: "#000000",
  window: "#003a8c",
  late: "#7fb2ff",
  gap: "#6b6b6b",
  check: "#444444",
  start: "#ffffff",
  execution: "#b36200",
  problem: "#b00000",
};

export const HIGH_CONTRAST_PALETTE: Palette = {
  background: "#000000",
  border: "#ffffff",
  text: "#ffffff",
  muted: "#ffffff",
  grid: "#3a3a3a",
  slotOutline: "#ffffff",
  window: "#3fc1ff",
  late: "#00548a",
  gap: "#a0a0a0",
  check: "#d0d0d0",
  start: "#000000",
  execution: "#ffd000",
  problem: "#ff7a5c",
};
