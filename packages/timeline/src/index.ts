export { type AxisTick, axisTicks } from "./cycle/axis.js";
export { type ComparedCycle, describeComparison } from "./cycle/compared-cycles.js";
export { type CronTick, cronPins } from "./cycle/cron-pins.js";
export { cycleNotices, type Notice } from "./cycle/cycle-notices.js";
export { describeCycle } from "./cycle/describe-cycle.js";
export type { DrawingOptions } from "./cycle/drawing-options.js";
export { drawingOf } from "./cycle/fleet-drawing.js";
export type { MixedRunner } from "./cycle/mixed-layout.js";
export type { CyclePin } from "./cycle/pins.js";
export {
  describeSafeMap,
  type MapPoint,
  type MapVerdict,
  type SafeMap,
  type SafeMapOptions,
  safeMap,
} from "./cycle/safe-map.js";
export { type CompareCyclesOptions, compareCyclesSvg } from "./svg/compare-cycles-svg.js";
export { type CyclePicture, cyclePicture, cycleSvg, type PlotArea } from "./svg/cycle-svg.js";
export { toDataUri } from "./svg/data-uri.js";
export type { Theme } from "./svg/ink.js";
export { type InlineCycleSvgOptions, inlineCycleSvg } from "./svg/inline-cycle-svg.js";
export { inlineMixedSvg } from "./svg/inline-mixed-svg.js";
export { describeMixed, type MixedSvgOptions, mixedSvg } from "./svg/mixed-svg.js";
export {
  type ColourRole,
  DARK_PALETTE,
  HIGH_CONTRAST_LIGHT_PALETTE,
  HIGH_CONTRAST_PALETTE,
  LIGHT_PALETTE,
  type Palette,
} from "./svg/palette.js";
export { type SafeMapSvgOptions, safeMapSvg } from "./svg/safe-map-svg.js";
export type { CycleSvgOptions } from "./svg/svg-options.js";
export { compareCyclesText } from "./terminal/compare-cycles-text.js";
export { cycleText } from "./terminal/cycle-text.js";
export { mixedText } from "./terminal/mixed-text.js";
export type { TextRole } from "./terminal/text-glyphs.js";
export type { TextStyle } from "./terminal/text-line.js";
export type { CycleTextOptions } from "./terminal/text-options.js";
export {
  type BusyRow,
  busyRows,
  executionWords,
  momentWords,
  nextEvent,
  type PictureTimes,
  previousEvent,
} from "./trace/moment.js";
export type {
  Mark,
  MarkKind,
  Picture,
  PictureRow,
  Stretch,
} from "./trace/picture.js";
export { pictureCaption } from "./trace/picture-caption.js";
export type { PictureClock } from "./trace/picture-clock.js";
export { type PictureSvgOptions, pictureSvg, plotOf } from "./trace/picture-svg.js";
export { type PictureTextOptions, pictureText } from "./trace/picture-text.js";
export { shortNames } from "./trace/short-names.js";
export { clipped, merged } from "./trace/stretches.js";
export { roundTicks } from "./trace/ticks.js";
export { UTC_CLOCK } from "./trace/utc-clock.js";
