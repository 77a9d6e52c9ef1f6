import type { PlacedPin } from "../cycle/pins.js";
import type { Ink } from "./ink.js";
import { element, fragment, line, type Markup, text } from "./svg-element.js";
import { type Part, PINS_LABEL, type SvgLayout } from "./svg-layout.js";

/** A row of pins, one for each tick of a cron; hollow and in the problem colour where a tick can be lost. */
export function pinsRow({ ink, left, sizes }: SvgLayout, pins: readonly PlacedPin[], top: number): Part {
  if (pins.length === 0) return { height: 0, markup: fragment() };
  const label = { "font-size": sizes.fontSize, "text-anchor": "end", ...ink.fill("muted") };
  return {
    height: HEIGHT,
    markup: fragment(
      text(left - 10, top + sizes.fontSize * 0.72, PINS_LABEL, label),
      ...pins.map(({ x, isLost, labels }) => pinHead(ink, x, top + CENTRE, isLost, told(labels))),
    ),
  };
}

/** Down from each pin, behind what is drawn there: so one sees which window it falls into, if any. */
export function pinStems(ink: Ink, pins: readonly PlacedPin[], top: number, bottom: number): Markup {
  return fragment(
    ...pins.map(({ x, isLost }) =>
      line(x, top, x, bottom, { "stroke-dasharray": "2 3", ...ink.stroke(isLost ? "problem" : "muted") }),
    ),
  );
}

export function pinHead(ink: Ink, x: number, y: number, isLost: boolean, label = ""): Markup {
  const paint = isLost
    ? { r: RADIUS - 0.75, "stroke-width": 1.5, ...ink.paint("background", "problem") }
    : { r: RADIUS, ...ink.fill("text") };
  return element("circle", { cx: x, cy: y, ...paint }, ...(label === "" ? [] : [element("title", {}, label)]));
}

function told(labels: readonly string[]): string {
  const more = labels.length - MOST_TOLD;
  return [...labels.slice(0, MOST_TOLD), ...(more > 0 ? [`${more} more`] : [])].join("; ");
}

/** How far apart two pins have to be to be told apart, in pixels. */
export const PINS_SPACING = 10;
/** From a row's top to the middle of its pins. */
const CENTRE = 5;
const RADIUS = 4;
/** From a row's top to where the pins' heads end: they may be hollow, with nothing to paint over what is behind. */
export const HEADS_END: number = CENTRE + RADIUS;
const HEIGHT = 16;
const MOST_TOLD = 5;
