export { type AxisTick, axisTicks } from "./axis.js";
export { cycleNotices, type Notice } from "./cycle-notices.js";
export { type CyclePicture, cyclePicture, cycleSvg, type PlotArea } from "./cycle-svg.js";
export { cycleText } from "./cycle-text.js";
export { toDataUri } from "./data-uri.js";
export { describeCycle } from "./describe-cycle.js";
export type { DrawingOptions } from "./drawing-options.js";
export { drawingOf } from "./fleet-drawing.js";
export type { Theme } from "./ink.js";
export { type InlineCycleSvgOptions, inlineCycleSvg } from "./inline-cycle-svg.js";
export {
  type ColourRole,
  DARK_PALETTE,
  HIGH_CONTRAST_LIGHT_PALETTE,
  HIGH_CONTRAST_PALETTE,
  LIGHT_PALETTE,
  type Palette,
} from "./palette.js";
export type { CycleSvgOptions } from "./svg-options.js";
export type { TextRole } from "./text-glyphs.js";
export type { TextStyle } from "./text-line.js";
export type { CycleTextOptions } from "./text-options.js";
