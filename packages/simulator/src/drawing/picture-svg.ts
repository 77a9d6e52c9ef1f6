import { DARK_PALETTE, LIGHT_PALETTE, type Palette } from "@slotwise/timeline";
import { escapeLine } from "@slotwise/words";
import { exactTime } from "../counterexample/words.js";
import type { Microseconds } from "../time/microseconds.js";
import type { Mark, Picture, PictureRow } from "./picture.js";
import { element } from "./svg-markup.js";
import { roundTicks } from "./ticks.js";

/** How a counterexample is drawn as SVG. All optional. */
export interface PictureSvgOptions {
  /** Pixels; 760 where absent. */
  readonly width?: number | undefined;
  /** `auto` follows the reader's own theme. */
  readonly theme?: "light" | "dark" | "auto" | undefined;
  readonly title?: string | undefined;
  /** The whole story, for those who do not see the picture. */
  readonly description?: string | undefined;
  /** Draws a line at this true time, which a page can move. */
  readonly playhead?: Microseconds | undefined;
}

/** Where things are in a drawing, in pixels: shared with pages that move the playhead. */
export const SVG_LAYOUT = { labels: 96, right: 20, top: 34, row: 46, axis: 34 } as const;

/** A counterexample as a picture that says its own size and needs nothing from outside. */
export function pictureSvg(picture: Picture, options: PictureSvgOptions = {}): string {
  const width = options.width ?? 760;
  const { labels, right, top, row, axis } = SVG_LAYOUT;
  const bottom = top + picture.rows.length * row;
  const height = bottom + axis;
  const scale = (time: Microseconds): number =>
    labels + ((time - picture.from) / (picture.to - picture.from)) * (width - labels - right);
  const content = [
    element("title", {}, escapeLine(options.title ?? "A counterexample")),
    ...(options.description === undefined ? [] : [element("desc", {}, escapeLine(options.description))]),
    element("style", {}, styleSheet(options.theme ?? "auto")),
    element("rect", { class: "back", width, height }),
    element("text", { class: "title", x: 12, y: 21 }, escapeLine(options.title ?? "")),
    problemBand(picture, scale, top, bottom),
    ...ticks(picture, scale, top, bottom, width),
    ...picture.rows.map((each, index) => rowMarkup(each, picture, scale, top + index * row)),
    ...(options.playhead === undefined
      ? []
      : [
          element("line", {
            id: "playhead",
            class: "head",
            x1: scale(options.playhead),
            x2: scale(options.playhead),
            y1: top - 4,
            y2: bottom + 4,
          }),
        ]),
  ];
  return element(
    "svg",
    { xmlns: "http://www.w3.org/2000/svg", width, height, viewBox: `0 0 ${width} ${height}`, role: "img" },
    `\n${content.filter((part) => part !== "").join("\n")}\n`,
  );
}

type Scale = (time: Microseconds) => number;

function rowMarkup(
  { name, since, windows, executions, marks }: PictureRow,
  picture: Picture,
  scale: Scale,
  y: number,
): string {
  const strip = y + 6;
  const action = y + 22;
  const parts = [
    element("text", { class: "name", x: 12, y: y + 22 }, escapeLine(name)),
    element("rect", {
      class: "gap",
      x: scale(since),
      y: strip,
      width: scale(picture.to) - scale(since),
      height: 12,
    }),
    ...windows.map(({ from, to }) =>
      element("rect", {
        class: "window",
        x: scale(from),
        y: strip,
        width: Math.max(1, scale(to) - scale(from)),
        height: 12,
      }),
    ),
    ...executions.map(({ from, to }) =>
      element("rect", {
        class: "run",
        x: scale(from),
        y: action,
        width: Math.max(2, scale(to) - scale(from)),
        height: 14,
        rx: 2,
      }),
    ),
    // Beside the look or the start that comes at once, not under it.
    ...marks.map((mark) => markMarkup(mark, scale(mark.at) - (isCovered(mark, marks) ? 9 : 0), action)),
  ];
  return element("g", {}, parts.join(""));
}

function isCovered({ kind, at }: Mark, marks: readonly Mark[]): boolean {
  return kind === "join" && marks.some((other) => other.kind !== "join" && other.at === at);
}

function markMarkup({ kind, at }: Mark, x: number, y: number): string {
  const title = element("title", {}, escapeLine(`${kind} at ${exactTime(at)}`));
  switch (kind) {
    case "start":
      return element("circle", { class: "start", cx: x, cy: y + 7, r: 4.5 }, title);
    case "look":
      return element("line", { class: "look", x1: x, x2: x, y1: y - 2, y2: y + 10 }, title);
    case "end":
      return element("line", { class: "end", x1: x, x2: x, y1: y, y2: y + 14 }, title);
    case "join":
      return element("path", { class: "join", d: `M${Math.round(x) - 4} ${y}l8 7l-8 7z` }, title);
    case "fault":
      return element("path", { class: "fault", d: `M${Math.round(x)} ${y - 1}l7 14h-14z` }, title);
    case "refusal":
      return element("path", { class: "refusal", d: `M${Math.round(x) - 5} ${y + 2}l10 10m0-10l-10 10` }, title);
  }
}

/** What is wrong, as a band with a dashed edge across all rows: not by colour alone. */
function problemBand({ problem }: Picture, scale: Scale, top: number, bottom: number): string {
  const [x, width] = [scale(problem.from), Math.max(2, scale(problem.to) - scale(problem.from))];
  return element("rect", { class: "problem", x, y: top - 4, width, height: bottom - top + 8 });
}

function ticks(picture: Picture, scale: Scale, top: number, bottom: number, width: number): readonly string[] {
  return roundTicks(picture.from, picture.to, Math.floor(width / 110)).map((tick) =>
    element(
      "g",
      {},
      element("line", { class: "grid", x1: scale(tick), x2: scale(tick), y1: top, y2: bottom }) +
        element("text", { class: "axis", x: scale(tick), y: bottom + 20 }, exactTime(tick)),
    ),
  );
}

function styleSheet(theme: "light" | "dark" | "auto"): string {
  const shapes =
    ".title,.name,.axis{font-family:system-ui,sans-serif;font-size:12px}.title{font-size:14px;font-weight:600}" +
    ".axis{text-anchor:middle;font-size:11px}.problem{fill-opacity:.14;stroke-dasharray:3 3}.run{fill-opacity:.9}";
  switch (theme) {
    case "light":
      return shapes + colours(LIGHT_PALETTE);
    case "dark":
      return shapes + colours(DARK_PALETTE);
    case "auto":
      return `${shapes}${colours(LIGHT_PALETTE)}@media (prefers-color-scheme:dark){${colours(DARK_PALETTE)}}`;
  }
}

function colours(palette: Palette): string {
  const { background, text, muted, grid, gap, window, execution, check, problem } = palette;
  return (
    `.back{fill:${background}}.title,.name{fill:${text}}.axis{fill:${muted}}.grid{stroke:${grid}}.gap{fill:${gap};fill-opacity:.4}` +
    `.window{fill:${window}}.run{fill:${execution}}.start,.join{fill:${text}}.look,.end{stroke:${check};stroke-width:2}` +
    `.fault{fill:${problem}}.refusal{stroke:${problem};stroke-width:2.5;fill:none}.problem{fill:${problem};stroke:${problem}}` +
    `.head{stroke:${text};stroke-width:1.5}`
  );
}
