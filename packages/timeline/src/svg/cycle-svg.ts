import type { Cycle } from "@slotwise/core";
import { axisLabel, cycleTicks } from "../cycle/axis.js";
import { describeCycle } from "../cycle/describe-cycle.js";
import { requireDrawingOptions } from "../cycle/drawing-options.js";
import { excerptTicks } from "../cycle/excerpt.js";
import { placedPins } from "../cycle/pins.js";
import { TimeScale } from "../cycle/time-scale.js";
import { drawingId, safeId } from "./drawing-id.js";
import { createInk } from "./ink.js";
import { axis, grid, mostTicks } from "./svg-axis.js";
import { element, fragment, type Markup, rect, text } from "./svg-element.js";
import { FONT } from "./svg-font.js";
import { cycleTitle, header } from "./svg-header.js";
import { type SvgLayout, svgLayout } from "./svg-layout.js";
import { legend } from "./svg-legend.js";
import { margin } from "./svg-margin.js";
import type { CycleSvgOptions } from "./svg-options.js";
import { overview, STRIP_HEIGHT } from "./svg-overview.js";
import { patterns } from "./svg-patterns.js";
import { HEADS_END, PINS_SPACING, pinStems, pinsRow } from "./svg-pins.js";
import { row } from "./svg-row.js";

/** A drawing, and where in it time runs: for a host that puts something over it, such as a line for "now". */
export interface CyclePicture {
  readonly svg: string;
  /** In pixels, as in the SVG itself. */
  readonly width: number;
  readonly height: number;
  /** From `left` to `right`, in pixels, time runs evenly through the whole cycle; of a large fleet this is the strip of all. */
  readonly plot: PlotArea;
}

export interface PlotArea {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/**
 * One cycle as a self-contained SVG with its own size, a title and a text twin. Work does not grow with the fleet.
 * @throws RangeError for options that are negative or no number
 */
export function cycleSvg(cycle: Cycle, options: CycleSvgOptions = {}): string {
  return cyclePicture(cycle, options).svg;
}

/**
 * `cycleSvg` with its measures.
 * @throws RangeError for options that are negative or no number
 */
export function cyclePicture(cycle: Cycle, options: CycleSvgOptions = {}): CyclePicture {
  requireDrawingOptions(options);
  const theme = options.theme ?? "auto";
  const title = cycleTitle(cycle, options.title);
  const description = describeCycle(cycle, options);
  const prefix =
    options.idPrefix === undefined ? drawingId(title, description, theme, options.width) : safeId(options.idPrefix);
  const layout = svgLayout(cycle, options, createInk(theme, prefix), prefix);
  const { height, markup, plot } = drawing(layout);
  const { width, zoom } = layout;
  const { left, right, top, bottom } = plot;
  return {
    svg: svgDocument(layout, height, title, description, markup),
    ...{ width: pixels(width * zoom), height: pixels(height * zoom) },
    plot: { left: left * zoom, right: right * zoom, top: top * zoom, bottom: bottom * zoom },
  };
}

interface Drawing {
  readonly height: number;
  readonly plot: PlotArea;
  readonly markup: Markup;
}

/** All parts, from top to bottom. */
function drawing(layout: SvgLayout): Drawing {
  const { cycle, ink, isExcerpt, left, options, padding, right, rows, scale, shown, sizes, width } = layout;
  const parts: Markup[] = [];
  let y = padding;
  const head = header(layout, y);
  parts.push(head.markup);
  y += head.height;
  // Of a large fleet the pins belong to the strip of all.
  const whole = TimeScale.whole(cycle.intervalSeconds, left, right);
  const pins = placedPins(options.pins, cycle, whole, PINS_SPACING);
  const pinsTop = y + HEADS_END;
  const crons = pinsRow(layout, pins, y);
  y += crons.height;
  const plotTop = y;
  if (isExcerpt) {
    parts.push(pinStems(ink, pins, pinsTop, y + STRIP_HEIGHT));
    const all = overview(layout, y);
    parts.push(all.markup);
    y += all.height;
  }
  const most = mostTicks(axisLabel(cycle.intervalSeconds, cycle.intervalSeconds), right - left);
  const ticks = isExcerpt ? excerptTicks(cycle, shown) : cycleTicks(cycle, most);
  const elision = shown.last === undefined ? 0 : ELISION_HEIGHT;
  const rowsHeight = rows.length * sizes.pitch + elision;
  parts.push(grid(ticks, scale, y - 4, rowsHeight + 4, ink));
  if (!isExcerpt) parts.push(pinStems(ink, pins, pinsTop, y + rowsHeight));
  for (const svgRow of rows) {
    if (svgRow.slot.position === shown.last) {
      parts.push(text(left - 10, y + 9, "⋮", { "font-size": 13, "text-anchor": "end", ...ink.fill("muted") }));
      y += elision;
    }
    parts.push(row(layout, svgRow, y));
    y += sizes.pitch;
  }
  parts.push(crons.markup);
  if (!isExcerpt) {
    const needed = margin(layout, scale, y);
    parts.push(needed.markup);
    y += needed.height;
  }
  const plot = { left, right, top: plotTop, bottom: isExcerpt ? plotTop + STRIP_HEIGHT : y };
  const time = axis(ticks, scale, y, width, ink);
  parts.push(time.markup);
  y += time.height;
  if (options.legend !== false) {
    const key = legend(layout, y + 10);
    parts.push(key.markup);
    y += key.height + 6;
  }
  return { height: Math.ceil(y + padding - 8), plot, markup: fragment(...parts) };
}

function pixels(length: number): number {
  return Math.ceil(length - ROUNDING);
}

/** Of a length that is whole but for its last bit. */
const ROUNDING = 1e-6;

function svgDocument(layout: SvgLayout, height: number, title: string, description: string, body: Markup): string {
  const { id, ink, options, width, zoom } = layout;
  const card = { rx: 8, ...ink.paint("background", "border") };
  return element(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      width: pixels(width * zoom),
      height: pixels(height * zoom),
      viewBox: `0 0 ${width} ${height}`,
      role: "img",
      "aria-labelledby": `${id("title")} ${id("desc")}`,
      "font-family": FONT,
    },
    element("title", { id: id("title") }, title),
    element("desc", { id: id("desc") }, description),
    patterns(ink, id),
    ...(options.frame === false ? [] : [rect(0.5, 0.5, width - 1, height - 1, card)]),
    body,
  ).markup;
}

const ELISION_HEIGHT = 16;
