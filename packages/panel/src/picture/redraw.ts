import { type Cycle, cycleOf, type Fleet } from "@slotwise/core";
import {
  type CyclePicture,
  type CyclePin,
  cyclePicture,
  cycleSvg,
  describeCycle,
  drawingOf,
  type Palette,
} from "@slotwise/timeline";

/** All that is drawn of a fleet. */
export interface Redrawn {
  readonly cycle: Cycle;
  readonly picture: CyclePicture;
  readonly description: string;
}

export interface RedrawOptions {
  /** When crons tick. */
  readonly pins?: readonly CyclePin[];
  /** Of names, in pixels. */
  readonly fontSize?: number | undefined;
}

/** More rows than this are an excerpt under a strip of all runners. */
const MOST_ROWS = 24;

/** The work of one redraw, page aside: it has to fit in a frame while a slider is dragged, however large the fleet. */
export function redraw(fleet: Fleet, palette: Palette, width: number, { pins, fontSize }: RedrawOptions = {}): Redrawn {
  const cycle = cycleOf(fleet);
  const options = { ...drawingOf(fleet), pins };
  const picture = cyclePicture(cycle, {
    ...options,
    theme: { ...palette, background: "none", border: "none" },
    width,
    fontSize,
    frame: false,
    maxRows: MOST_ROWS,
    idPrefix: "cycle",
  });
  return { cycle, picture, description: describeCycle(cycle, options) };
}

/** The same as a file of its own, which follows its reader's theme. */
export function standaloneSvg(fleet: Fleet, pins: readonly CyclePin[] = []): string {
  return cycleSvg(cycleOf(fleet), { ...drawingOf(fleet), pins, theme: "auto" });
}
