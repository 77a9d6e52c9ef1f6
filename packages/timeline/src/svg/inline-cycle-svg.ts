import type { Cycle } from "@slotwise/core";
import { safeLine } from "@slotwise/words";
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
import { text } from "./svg-element.js";
import { FONT } from "./svg-font.js";
import { fitTextWidth, textWidth } from "./text-width.js";

export interface InlineCycleSvgOptions extends DrawingOptions {
  /** `auto`, which follows the reader's own settings, where absent. */
  readonly theme?: Theme | undefined;
  /** In pixels: 120 where absent, from 32 to 400. */
  readonly width?: number | undefined;
  /** In pixels: 12 where absent, 14 with pins, from 8 to 24. More than a line's own height pushes the text of the line aside. */
  readonly height?: number | undefined;
  /** A few words behind the strip, which the picture then is wider by: what is drawn, where it is not what one expects. */
  readonly note?: string | undefined;
  /** Keeps ids apart from those of other drawings in the same page. Where absent it is made from what is drawn. */
  readonly idPrefix?: string | undefined;
}

/**
 * One cycle as a strip that fits in a line of code: every window in turn, gaps left empty, checks as hairlines below,
 * what is broken hollow and in the problem colour, pins above it, hollow where a tick can be lost. No text in it but
 * `note`, no background. Work does not grow with the fleet.
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
  const note = fitTextWidth(safeLine(options.note ?? ""), MOST_NOTE_WIDTH, NOTE_SIZE);
  const id = options.idPrefix === undefined ? drawingId("inline", title, theme, width, note) : safeId(options.idPrefix);
  const ink = createInk(theme, id);
  const strip = drawStrip({
    ...{ cycle, ink, height, checks: createChecks(options), overlapSeconds: overlapSeconds(cycle, options) },
    pins: options.pins,
    scale: TimeScale.whole(cycle.intervalSeconds, 0.5, width - 0.5),
  });
  if (note === "") return smallSvg({ title, id, width, height, ink }, strip);
  const fullWidth = Math.ceil(width + NOTE_SPACE + textWidth(note, NOTE_SIZE));
  const place = { "font-family": FONT, "font-size": NOTE_SIZE, ...ink.fill("text") };
  const words = text(width + NOTE_SPACE, height / 2 + NOTE_SIZE * 0.36, note, place);
  return smallSvg({ title, id, width: fullWidth, height, ink }, strip, words);
}

const MOST_NOTE_WIDTH = 240;
const NOTE_SIZE = 10;
const NOTE_SPACE = 6;
