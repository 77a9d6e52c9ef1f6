import { formatDuration } from "@slotwise/words";
import { describeSafeMap, type MapPoint, type MapVerdict, type SafeMap } from "../cycle/safe-map.js";
import { drawingId, safeId } from "./drawing-id.js";
import { createInk, type Ink, type Theme } from "./ink.js";
import { freeLabels, type LabelPlace } from "./label-places.js";
import { smallSvg } from "./small-svg.js";
import { type Attributes, coordinate, element, fragment, line, type Markup, rect, text } from "./svg-element.js";
import { FONT } from "./svg-font.js";
import { hatch, patterns } from "./svg-patterns.js";
import { textWidth } from "./text-width.js";

export interface SafeMapSvgOptions {
  /** `auto`, which follows the reader's own settings, where absent. */
  readonly theme?: Theme | undefined;
  /** In pixels: 440 where absent, from 280 to 1200. */
  readonly width?: number | undefined;
  /** A fix's point: an arrow leads to it. It has to be the one that the map was made for. */
  readonly other?: MapPoint | undefined;
  /** What that point is called: `fix` where absent. */
  readonly otherWord?: string | undefined;
  /** Keeps ids apart from those of other drawings in the same page. Where absent it is made from what is drawn. */
  readonly idPrefix?: string | undefined;
}

/**
 * Which intervals (across) go with which check intervals (up): what is safe is plain, what is not is hatched, what is safe
 * under some releases only is striped. With a ring where the fleet is, and a diamond where a fix would bring it.
 */
export function safeMapSvg(map: SafeMap, options: SafeMapSvgOptions = {}): string {
  const { theme = "auto", other, otherWord = "fix" } = options;
  const width = Math.min(1200, Math.max(280, Math.round(options.width ?? 440)));
  const title = describeSafeMap(map, other, otherWord);
  const prefix = options.idPrefix === undefined ? drawingId("map", title, theme, width) : safeId(options.idPrefix);
  const ink = createInk(theme, prefix);
  const id = (name: string) => `${prefix}-${name}`;
  const yTicks = doublings(map.checks);
  const left = Math.ceil(Math.max(...yTicks.map((seconds) => textWidth(formatDuration(seconds), SIZE)))) + 10;
  const right = width - 8;
  const bottom = TOP + Math.round((right - left) * 0.55);
  const x = logScale(map.intervals, left, right);
  const y = logScale(map.checks, bottom, TOP);
  const area = { x: left, y: TOP, width: right - left, height: bottom - TOP };
  const parts = [
    patterns({ ...ink, styleSheet: { markup: "" } }, id),
    stripes(ink, id("stripes")),
    rect(area.x, area.y, area.width, area.height, hatch(id, "gap")),
    cells(map, "safe", x, y, ink.fill("window")),
    cells(map, "differs", x, y, { fill: `url(#${id("stripes")})` }),
    rect(area.x, area.y, area.width, area.height, { fill: "none", ...ink.stroke("slotOutline") }),
    axes({ ink, x, y, left, right, bottom }, doublings(map.intervals), yTicks),
    points(map.own, other, x, y, ink),
    legend(map, other === undefined ? undefined : otherWord, bottom + 46, ink, id),
  ];
  return smallSvg({ title, id: prefix, width, height: bottom + 64, ink }, ...parts);
}

type Scale = (seconds: number) => number;

/** A grid's own steps: from the edge before the first to the edge behind the last. */
function logScale(values: readonly number[], from: number, to: number): Scale {
  const [first = 1, second = 2] = values;
  const step = Math.log(second / first);
  const start = Math.log(first) - step / 2;
  const span = step * values.length;
  return (seconds) => {
    const share = (Math.log(Math.max(seconds, 1e-9)) - start) / span;
    return from + Math.min(1, Math.max(0, share)) * (to - from);
  };
}

/** The cells of a kind, those beside each other in a row as one. */
function cells(
  { intervals, checks, verdicts }: SafeMap,
  kind: MapVerdict,
  x: Scale,
  y: Scale,
  paint: Attributes,
): Markup {
  const half = (values: readonly number[]) => Math.sqrt((values[1] ?? 2) / (values[0] ?? 1));
  const [across, up] = [half(intervals), half(checks)];
  const shapes = verdicts.flatMap((row, at) => {
    const check = checks[at] ?? 1;
    const [top, foot] = [y(check * up), y(check / up)];
    return runsOf(row, kind).map(([from, to]) => {
      const [start, end] = [x((intervals[from] ?? 1) / across), x((intervals[to] ?? 1) * across)];
      return `M${coordinate(start)} ${coordinate(top)}H${coordinate(end)}V${coordinate(foot)}H${coordinate(start)}z`;
    });
  });
  return shapes.length === 0 ? fragment() : element("path", { d: shapes.join(""), ...paint });
}

function runsOf(row: readonly MapVerdict[], kind: MapVerdict): readonly (readonly [number, number])[] {
  const runs: [number, number][] = [];
  row.forEach((verdict, index) => {
    if (verdict !== kind) return;
    const last = runs.at(-1);
    if (last !== undefined && last[1] === index - 1) last[1] = index;
    else runs.push([index, index]);
  });
  return runs;
}

interface Axes {
  readonly ink: Ink;
  readonly x: Scale;
  readonly y: Scale;
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
}

function axes({ ink, x, y, left, right, bottom }: Axes, xTicks: readonly number[], yTicks: readonly number[]): Markup {
  const words = { "font-family": FONT, "font-size": SIZE, ...ink.fill("muted") };
  const places = xTicks.map((seconds): LabelPlace => {
    const label = formatDuration(seconds);
    const half = textWidth(label, SIZE) / 2;
    const centre = Math.min(Math.max(x(seconds), left + half), right - half);
    return { tick: { seconds, label }, fromX: centre - half, toX: centre + half };
  });
  return fragment(
    ...freeLabels(places, 10).flatMap(({ tick, fromX, toX }) => [
      line(x(tick.seconds), bottom, x(tick.seconds), bottom + 4, ink.stroke("slotOutline")),
      text((fromX + toX) / 2, bottom + 16, tick.label, { "text-anchor": "middle", ...words }),
    ]),
    ...yTicks.flatMap((seconds) => [
      line(left - 4, y(seconds), left, y(seconds), ink.stroke("slotOutline")),
      text(left - 7, y(seconds) + 4, formatDuration(seconds), { "text-anchor": "end", ...words }),
    ]),
    text(0, 11, "check interval", { ...words, ...ink.fill("text") }),
    text(right, bottom + 31, "interval", { "text-anchor": "end", ...words, ...ink.fill("text") }),
  );
}

function points(own: MapPoint, other: MapPoint | undefined, x: Scale, y: Scale, ink: Ink): Markup {
  const at = ({ intervalSeconds, checkSeconds }: MapPoint) => [x(intervalSeconds), y(checkSeconds)] as const;
  const [ownX, ownY] = at(own);
  if (other === undefined) return ownMark(ownX, ownY, ink);
  const [otherX, otherY] = at(other);
  const way = { "stroke-width": 1.5, "stroke-dasharray": "3 2", ...ink.stroke("text") };
  return fragment(
    line(ownX, ownY, otherX, otherY, { "stroke-width": 4, ...ink.stroke("background") }),
    line(ownX, ownY, otherX, otherY, way),
    fixMark(otherX, otherY, ink),
    ownMark(ownX, ownY, ink),
  );
}

/** A ring around a dot: to be seen on every ground, without its colour too. */
function ownMark(x: number, y: number, ink: Ink): Markup {
  return fragment(
    element("circle", { cx: x, cy: y, r: 6, "stroke-width": 2, ...ink.paint("background", "text") }),
    element("circle", { cx: x, cy: y, r: 2, ...ink.fill("text") }),
  );
}

function fixMark(x: number, y: number, ink: Ink): Markup {
  const d = `M${coordinate(x)} ${coordinate(y - 7)}l7 7l-7 7l-7 -7z`;
  return element("path", { d, "stroke-width": 1.5, ...ink.paint("text", "background") });
}

function legend(
  map: SafeMap,
  otherWord: string | undefined,
  y: number,
  ink: Ink,
  id: (name: string) => string,
): Markup {
  const has = (kind: MapVerdict) => map.verdicts.some((row) => row.includes(kind));
  const box = (paint: Attributes) => (left: number) =>
    rect(left, y, 14, 10, { ...paint, ...ink.stroke("slotOutline") });
  const items: readonly LegendItem[] = [
    { words: "now", swatch: (left: number) => ownMark(left + 7, y + 5, ink) },
    otherWord !== undefined && { words: otherWord, swatch: (left: number) => fixMark(left + 7, y + 5, ink) },
    has("safe") && { words: "safe", swatch: box(ink.fill("window")) },
    has("differs") && { words: "safe for some releases", swatch: box({ fill: `url(#${id("stripes")})` }) },
    has("unsafe") && { words: "not safe", swatch: box(hatch(id, "gap")) },
  ].filter((item) => item !== false);
  let left = 2;
  return fragment(
    ...items.flatMap(({ words, swatch }) => {
      const parts = [
        swatch(left),
        text(left + 20, y + 9, words, { "font-family": FONT, "font-size": SIZE, ...ink.fill("text") }),
      ];
      left += 20 + textWidth(words, SIZE) + 12;
      return parts;
    }),
  );
}

interface LegendItem {
  readonly words: string;
  readonly swatch: (left: number) => Markup;
}

function stripes(ink: Ink, id: string): Markup {
  const size = { width: 6, height: 6, patternUnits: "userSpaceOnUse" };
  const bars = element("path", { d: "M0 1.5H6", "stroke-width": 3, ...ink.stroke("window") });
  return element("defs", {}, element("pattern", { id, ...size }, bars));
}

/** Round durations within a grid, each about twice the one before, or four times where that would be many. */
function doublings(values: readonly number[]): readonly number[] {
  const [least, most] = [values[0] ?? 1, values.at(-1) ?? 1];
  const all = ROUND_SECONDS.filter((seconds) => least <= seconds && seconds <= most);
  const every = Math.ceil(all.length / MOST_TICKS);
  return all.filter((_, index) => index % every === 0);
}

const ROUND_SECONDS: readonly number[] = [
  ...[0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30],
  ...[1, 2, 5, 10, 20, 30].map((minutes) => minutes * 60),
  ...[1, 2, 4, 8, 12, 24, 48, 96, 240, 480, 960, 2400, 4800, 9600, 24_000].map((hours) => hours * 3600),
];
const MOST_TICKS = 7;
const SIZE = 11;
const TOP = 18;
