import { wrapText } from "@slotwise/words";
import { coordinate, element, fragment, type Markup, text } from "../svg/svg-element.js";
import { fitTextWidth, textWidth } from "../svg/text-width.js";
import type { Picture, Stretch } from "./picture.js";
import { moreRowsText, NO_ROWS } from "./picture-text.js";
import { shortNames } from "./short-names.js";
import { merged } from "./stretches.js";
import { boundedWidth, CAPTION_LINE, type LaidOut, type SvgLayout, svgLayout } from "./svg-layout.js";
import { MOST_SINGLE_STRETCHES, NAME_LEFT, rowMarkup } from "./svg-row.js";
import { styleSheet } from "./svg-style.js";

/** How a picture is drawn as SVG. All optional. */
export interface PictureSvgOptions {
  /** Pixels; 760 where absent, from 200 to 4000. */
  readonly width?: number | undefined;
  /** `auto` follows the reader's own theme. */
  readonly theme?: "light" | "dark" | "auto" | undefined;
  readonly title?: string | undefined;
  /** The whole story, for those who do not see the picture. */
  readonly description?: string | undefined;
  /** Words below the picture: what the shapes are. */
  readonly caption?: string | undefined;
  /** Draws a line at this time, which a page can move. */
  readonly playhead?: number | undefined;
}

const WIDTH = 760;
const NAME_FONT = 12;
const TITLE_FONT = 14;
const NOTE_FONT = 11;
/** Where the day and the zone end, left of the axis. */
const ASIDE_RIGHT = 80;
/** Between two ticks, at least. */
const TICK_PIXELS = 110;

/** A picture that says its own size and needs nothing from outside. */
export function pictureSvg(picture: Picture, options: PictureSvgOptions = {}): string {
  const wanted = boundedWidth(options.width ?? WIDTH);
  const more = picture.moreRows > 0 ? `${moreRowsText(picture.moreRows)}. ` : "";
  const words = `${more}${options.caption ?? ""}`.trim();
  const caption = words === "" ? [] : wrapText(words, wanted - 2 * NAME_LEFT, (line) => textWidth(line, NOTE_FONT));
  const layout = svgLayout(picture, wanted, caption.length);
  const { width, height, x, top, rowsTop, bottom, rowHeight } = layout;
  const names = shortNames(
    picture.rows.map(({ name }) => name),
    layout.left - NAME_LEFT - 6,
    "…",
    (name) => textWidth(name, NAME_FONT),
  );
  const title = fitTextWidth(options.title ?? "", width - 2 * NAME_LEFT, TITLE_FONT);
  const content = fragment(
    element("title", {}, options.title ?? "What happened"),
    ...(options.description === undefined ? [] : [element("desc", {}, options.description)]),
    { markup: `<style>${styleSheet(options.theme ?? "auto")}</style>` },
    element("rect", { class: "back", width, height }),
    text(NAME_LEFT, 21, title, { class: "title" }),
    ...bands(picture.silences, picture, "silent", layout),
    ...bands(picture.problems, picture, "problem", layout),
    ...ticks(picture, layout),
    silenceLine(picture, layout),
    ...(picture.rows.length === 0 ? [text(layout.left, rowsTop + layout.name, NO_ROWS, { class: "note" })] : []),
    ...picture.rows.map((row, index) =>
      rowMarkup(row, names[index] ?? "", rowsTop + index * rowHeight, picture, layout),
    ),
    ...caption.map((line, index) =>
      text(NAME_LEFT, layout.captionTop + (index + 0.7) * CAPTION_LINE, line, { class: "note" }),
    ),
    ...(options.playhead === undefined
      ? []
      : [
          element("line", {
            id: "playhead",
            class: "head",
            x1: x(options.playhead),
            x2: x(options.playhead),
            y1: top - 4,
            y2: bottom + 4,
          }),
        ]),
  );
  return element(
    "svg",
    { xmlns: "http://www.w3.org/2000/svg", width, height, viewBox: `0 0 ${width} ${height}`, role: "img" },
    { markup: `\n${content.markup}\n` },
  ).markup;
}

/** Where a picture of such a width has its first and its last instant, in pixels: for pages that move the playhead. */
export function plotOf(picture: LaidOut, width: number): { readonly left: number; readonly right: number } {
  return svgLayout(picture, width, 0);
}

/** Bands across all rows: what is wrong with a dashed edge, so not by colour alone. */
function bands(stretches: readonly Stretch[], picture: Picture, name: string, layout: SvgLayout): readonly Markup[] {
  const { x, top, bottom } = layout;
  const shown = stretches.length > MOST_SINGLE_STRETCHES ? merged(stretches, pixelOf(picture, layout)) : stretches;
  return shown.map(({ from, to }) =>
    element("rect", {
      class: name,
      x: x(from),
      y: top - 4,
      width: Math.max(2, x(to) - x(from)),
      height: bottom - top + 8,
    }),
  );
}

/** A line of its own above the runners: from where to where nobody starts, with a stop where it does not go on beyond the picture. */
function silenceLine(picture: Picture, layout: SvgLayout): Markup {
  const { silences } = picture;
  if (silences.length === 0) return { markup: "" };
  const y = layout.top + 8;
  const shapes = merged(silences, pixelOf(picture, layout)).map(({ from, to }) => {
    const [left, right] = [layout.x(from), layout.x(to)];
    const begins = from > picture.from ? `M${coordinate(left)} ${y - 5}v10` : "";
    const ends = to < picture.to ? "m0-5v10" : "";
    return `${begins}M${coordinate(left)} ${y}H${coordinate(Math.max(left + 2, right))}${ends}`;
  });
  return fragment(
    text(NAME_LEFT, y + 4, "nobody starts", { class: "note" }),
    element("path", { class: "silence", d: shapes.join("") }),
  );
}

/** In the middle of its tick, as far as it has room there. */
function axisLabel(label: string, x: number, left: number, right: number, y: number): Markup {
  const half = textWidth(label, NOTE_FONT) / 2;
  return text(Math.max(left + half, Math.min(right - half, x)), y, label, { class: "axis" });
}

function pixelOf({ from, to }: Stretch, { left, right }: SvgLayout): number {
  return (to - from) / (right - left);
}

function ticks(picture: Picture, { x, width, top, bottom, captionTop }: SvgLayout): readonly Markup[] {
  const { clock, from, to } = picture;
  const times = clock.ticks(from, to, Math.floor(width / TICK_PIXELS));
  const labels = clock.labels(times, from);
  return [
    ...clock.aside(from).map((line, index) => text(NAME_LEFT, bottom + 14 + index * 13, line, { class: "note" })),
    ...times.map((tick, index) =>
      element(
        "g",
        {},
        element("line", { class: "grid", x1: x(tick), x2: x(tick), y1: top, y2: bottom }),
        axisLabel(labels[index] ?? "", x(tick), clock.aside(from).length > 0 ? ASIDE_RIGHT : 0, width, captionTop - 14),
      ),
    ),
  ];
}
