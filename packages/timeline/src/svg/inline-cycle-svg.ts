import type { Cycle } from "@slotwise/core";
import { createChecks } from "../cycle/checks.js";
import { describeCycle } from "../cycle/describe-cycle.js";
import { type DrawingOptions, requireDrawingOptions } from "../cycle/drawing-options.js";
import { overlapSeconds } from "../cycle/execution.js";
import { TimeScale } from "../cycle/time-scale.js";
import { drawingId, safeId } from "./drawing-id.js";
import { createInk, type Theme } from "./ink.js";
import { pinLane } from "./inline-pins.js";
import { drawStrip } from "./inline-strip.js";
import { lineSize, smallSvg } from "./small-svg.js";

export interface InlineCycleSvgOptions extends DrawingOptions {
  /** `auto`, which follows the reader's own settings, where absent. */
  readonly theme?: Theme | undefined;
  /** In pixels: 120 where absent, from 32 to 400. */
  readonly width?: number | undefined;
  /** In pixels: 12 where absent, 15 with pins, from 8 to 24. More than a line's own height pushes the text of the line aside. */
  readonly height?: number | undefined;
  /** Keeps ids apart from those of other drawings in the same page. Where absent it is made from what is drawn. */
  readonly idPrefix?: string | undefined;
}

/**
 * One cycle as a strip that fits in a line of code: every window in turn, gaps left empty, checks as hairlines below,
 * what is broken hollow and in the problem colour, pins above it, hollow where a tick can be lost. No text in it, no background. Work does not grow with the fleet.
 * @throws RangeError for options that are negative or no number
 */
export function inlineCycleSvg(cycle: Cycle, options: InlineCycleSvgOptions = {}): string {
  requireDrawingOptions(options);
  const theme = options.theme ?? "auto";
  const { width, height } = lineSize({
    width: options.width,
    height: options.height ?? 12 + pinLane(options.pins, cycle),
  });
  const title = describeCycle(cycle, options);
  const id = options.idPrefix === undefined ? drawingId("inline", title, theme, width) : safeId(options.idPrefix);
  const ink = createInk(theme, id);
  const strip = drawStrip({
    ...{ cycle, ink, height, checks: createChecks(options), overlapSeconds: overlapSeconds(cycle, options) },
    pins: options.pins,
    scale: TimeScale.whole(cycle.intervalSeconds, 0.5, width - 0.5),
  });
  return smallSvg({ title, id, width, height, ink }, strip);
}
