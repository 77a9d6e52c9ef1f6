import type { Cycle, CycleSlot } from "@slotwise/core";
import { formatCount, safeLine } from "@slotwise/words";
import { type Checks, canStart, createChecks, isMissed } from "../cycle/checks.js";
import { excerptScale } from "../cycle/excerpt.js";
import { rowPositions, type ShownRows, shownRows } from "../cycle/shown-rows.js";
import { TimeScale } from "../cycle/time-scale.js";
import type { Ink } from "./ink.js";
import type { Markup } from "./svg-element.js";
import type { CycleSvgOptions } from "./svg-options.js";
import { fitTextWidth, textWidth } from "./text-width.js";

/** A part of a drawing, from its own top down; parts are stacked. */
export interface Part {
  readonly height: number;
  readonly markup: Markup;
}

/** One runner's row before it is drawn. */
export interface SvgRow {
  readonly slot: CycleSlot;
  readonly label: string;
  readonly isMissed: boolean;
}

/** How high a row and what is in it are, in pixels. */
export interface RowSizes {
  readonly bar: number;
  /** Under the bar, for the checks; 0 where there are none. */
  readonly lane: number;
  readonly pitch: number;
  readonly fontSize: number;
}

/** Where everything goes in a drawing, and what all its parts share. */
export interface SvgLayout {
  readonly cycle: Cycle;
  readonly options: CycleSvgOptions;
  readonly ink: Ink;
  /** Makes an id that no other drawing in the page has. */
  readonly id: (name: string) => string;
  /** In the drawing's own units, of which each is `zoom` pixels. */
  readonly width: number;
  readonly zoom: number;
  readonly padding: number;
  /** All of the cycle, or only the excerpt where there are too many runners. */
  readonly scale: TimeScale;
  readonly left: number;
  readonly right: number;
  readonly shown: ShownRows;
  readonly isExcerpt: boolean;
  readonly rows: readonly SvgRow[];
  readonly sizes: RowSizes;
  readonly checks: Checks | undefined;
}

export function svgLayout(cycle: Cycle, options: CycleSvgOptions, ink: Ink, prefix: string): SvgLayout {
  const pixels = Math.min(MOST_WIDTH, Math.max(LEAST_WIDTH, Math.round(options.width ?? DEFAULT_WIDTH)));
  const wanted = Math.min(48, Math.max(9, options.fontSize ?? FONT_SIZE)) / FONT_SIZE;
  const width = Math.max(LEAST_WIDTH, Math.round(pixels / wanted));
  const zoom = pixels / width;
  const padding = options.frame === false ? 4 : 18;
  const shown = shownRows(cycle.totalRunners, Math.min(200, Math.max(3, Math.floor(options.maxRows ?? 24))));
  const isExcerpt = shown.last !== undefined;
  const checks = createChecks(options);
  const sizes = rowSizes(rowPositions(shown).length, checks !== undefined);
  const rows = rowPositions(shown).map((position) => {
    const slot = cycle.slotAt(position);
    const name = safeLine(options.names?.[position] ?? `runner ${formatCount(position + 1)}`);
    const label = fitTextWidth(name, width * MOST_LABEL_SHARE, sizes.fontSize);
    return { slot, label, isMissed: checks !== undefined && isMissed(cycle, slot, checks) };
  });
  const names = [...rows.map(({ label }) => label), ...((options.pins?.length ?? 0) > 0 ? [PINS_LABEL] : [])];
  const labels = Math.max(...names.map((name) => textWidth(name, sizes.fontSize)));
  const left = Math.round(padding + labels + LABEL_SPACE);
  const hasStatus = !canStart(cycle) || rows.some((row) => row.isMissed);
  const right = width - padding - (hasStatus ? STATUS_WIDTH : AXIS_OVERHANG);
  const span = { fromX: left, toX: right };
  const scale = isExcerpt
    ? excerptScale(cycle, shown, span, BREAK_WIDTH)
    : TimeScale.whole(cycle.intervalSeconds, left, right);
  return {
    ...{ cycle, options, ink, width, zoom, padding, scale, left, right, shown, isExcerpt, rows, sizes, checks },
    id: (name) => `${prefix}-${name}`,
  };
}

function rowSizes(rows: number, hasChecks: boolean): RowSizes {
  const [bar, lane, space, fontSize] = rows <= 6 ? [20, 7, 8, 12] : rows <= 12 ? [15, 6, 6, 11.5] : [11, 4, 4, 10.5];
  return { bar, lane: hasChecks ? lane : 0, pitch: bar + (hasChecks ? lane : 0) + space, fontSize };
}

/** What stands before the row of pins. */
export const PINS_LABEL = "crons";

/** Of names in a fleet that has room for them. */
const FONT_SIZE = 12;
const DEFAULT_WIDTH = 720;
const LEAST_WIDTH = 280;
const MOST_WIDTH = 4000;
const MOST_LABEL_SHARE = 0.25;
const LABEL_SPACE = 10;
const STATUS_WIDTH = 62;
const AXIS_OVERHANG = 10;
const BREAK_WIDTH = 26;
